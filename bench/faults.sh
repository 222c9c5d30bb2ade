#!/usr/bin/env bash
# All faults, over and over, against three replicas of the packaged service; then the negative controls.
#
#   bench/faults.sh --minutes 30               as long as that, and each at least once
#   bench/faults.sh --seed 42                  in the order that this seed gives; without it, the seed is drawn and printed
#   bench/faults.sh --only long-writer         only those whose name has this in it
#
# Ends with 0 only where all invariants held, and every control was red with its mistake and green without.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ ! -f target/quarkus-app/quarkus-run.jar ]; then
  ./mvnw -q -B package -DskipTests
fi
./mvnw -q -B test-compile dependency:build-classpath -Dmdep.outputFile=target/faults.classpath -Dmdep.includeScope=test

exec java -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -cp "target/test-classes:target/classes:target/local-stack:$(cat target/faults.classpath)" \
  dev.smoothevents.process.FaultsMain "$@"
