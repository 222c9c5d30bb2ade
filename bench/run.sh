#!/usr/bin/env bash
# Measures recording and relaying, and prints one table; see README.md beside it.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=target/bench
jar=target/quarkus-app/quarkus-run.jar

say() { echo "$*" >&2; }

build() {
    if [ ! -f "$jar" ] || [ ! -d target/local-stack ] || [ -n "$(find src pom.xml -newer "$jar" -print -quit)" ]; then
        say "Building the package"
        ./mvnw -q -B package -DskipTests
    fi
    mkdir -p "$folder"
    if [ ! -s "$folder/classpath" ] || [ pom.xml -nt "$folder/classpath" ]; then
        ./mvnw -q -B dependency:build-classpath -DincludeScope=test -Dmdep.outputFile="$folder/classpath"
    fi
}

# Prints where the libraries of a pgbench are that was fetched.
libraries() {
    ls -d "$PWD/$folder"/pgbench/usr/lib/*-linux-*/ 2>/dev/null | tr '\n' ':' || true
}

# Prints where pgbench is. What is not there is fetched as a package and unpacked, not installed.
pgbench() {
    local found package needed
    # the program itself before the wrapper of Debian's that may be on the path
    found=$(ls -d /usr/lib/postgresql/*/bin/pgbench "$folder"/pgbench/usr/lib/postgresql/*/bin/pgbench 2>/dev/null | sort -V | tail -1 || true)
    [ -n "$found" ] || found=$(command -v pgbench || true)
    if [ -z "$found" ]; then
        package=$(LC_ALL=C apt-cache depends postgresql 2>/dev/null | sed -n 's/.*Depends: \(postgresql-[0-9]*\)$/\1/p' | head -1)
        needed=$(LC_ALL=C apt-cache depends libpq5 2>/dev/null | sed -n 's/.*Depends: \([^<]*\)$/\1/p')
        mkdir -p "$folder/pgbench"
        if [ -n "$package" ] && (cd "$folder/pgbench" && apt-get -q download "$package" libpq5 $needed >/dev/null 2>&1); then
            for deb in "$folder"/pgbench/*.deb; do dpkg -x "$deb" "$folder/pgbench"; done
            found=$(ls -d "$folder"/pgbench/usr/lib/postgresql/*/bin/pgbench 2>/dev/null | tail -1 || true)
        fi
    fi
    if [ -n "$found" ] && LD_LIBRARY_PATH=$(libraries) "$found" --version >/dev/null 2>&1; then
        echo "$found"
    fi
}

build
tool=$(pgbench || true)
[ -n "$tool" ] || echo "The limit is skipped: there is no pgbench here, and its package cannot be fetched."

scratch=$(mktemp -d "$PWD/$folder/scratch.XXXXXX")
trap 'rm -rf "$scratch"' EXIT
# in the background, so that it alone is told when the benchmark is broken off, and stops the others in order
java -Xmx2g -XX:+UseSerialGC \
    -Djava.io.tmpdir="$scratch" \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
    -Dlogging.configuration=file:bench/logging.properties \
    -Dbench.pgbench="$tool" \
    -Dbench.libraries="$(libraries)" \
    -Dbench.service.options="${BENCH_SERVICE_OPTIONS:-}" \
    -cp "target/test-classes:target/local-stack:target/classes:$(cat "$folder/classpath")" \
    dev.smoothevents.bench.Bench "$@" &
bench=$!
trap 'kill -TERM "$bench" 2>/dev/null || true' INT TERM HUP
result=0
wait "$bench" || result=$?
# a trapped signal ends the first wait early
while kill -0 "$bench" 2>/dev/null; do wait "$bench" || result=$?; done
exit "$result"
