#!/usr/bin/env bash
# Measures recording and relaying, and prints one table; see README.md beside it.
set -euo pipefail
cd "$(dirname "$0")/.."

. bench/build.sh

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

[ target/quarkus-app/app-cds.jsa -nt "$jar" ] || bench/app-cds.sh >&2

options=(
    -Dbench.pgbench="$tool"
    -Dbench.libraries="$(libraries)"
    -Dbench.service.options="${BENCH_SERVICE_OPTIONS:-}")
run_class dev.smoothevents.bench.Bench "$@"
