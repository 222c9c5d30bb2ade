#!/usr/bin/env bash
# Makes target/quarkus-app/app-cds.jsa, with which the package starts in half the time:
#   cd target/quarkus-app && java -XX:SharedArchiveFile=app-cds.jsa -jar quarkus-run.jar
# It is made by running the package once, against a database and a broker of its own, and fits the very Java that made it.
set -euo pipefail
cd "$(dirname "$0")/.."
. bench/build.sh

build
options=()
run_class dev.smoothevents.bench.Archive
ls -l target/quarkus-app/app-cds.jsa
