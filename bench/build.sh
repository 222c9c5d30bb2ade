# To be sourced: the package, the tests' classes, and a function that runs one of them.
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

# Runs a Java class of the tests in the background, so that it alone is told when it is broken off, and stops the others in order.
run_class() {
    local scratch result=0 child
    scratch=$(mktemp -d "$PWD/$folder/scratch.XXXXXX")
    java -Xmx2g -XX:+UseSerialGC \
        -Djava.io.tmpdir="$scratch" \
        -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
        -Dlogging.configuration=file:bench/logging.properties \
        "${options[@]}" \
        -cp "target/test-classes:target/local-stack:target/classes:$(cat "$folder/classpath")" \
        "$@" &
    child=$!
    trap 'kill -TERM "$child" 2>/dev/null || true' INT TERM HUP
    wait "$child" || result=$?
    # a trapped signal ends the first wait early
    while kill -0 "$child" 2>/dev/null; do wait "$child" || result=$?; done
    rm -rf "$scratch"
    return "$result"
}
