package dev.smoothevents.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.local.LocalPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees who forgot a setting: one sentence that names it, and no stack trace. */
class StartIT {

    private static final LocalPostgres POSTGRES = new LocalPostgres(false);

    private final Map<String, String> settings = new HashMap<>(Map.of(
            "smooth.database.url",
            POSTGRES.url(),
            "smooth.database.username",
            "postgres",
            "smooth.kafka.bootstrap-servers",
            "127.0.0.1:9",
            "smooth.access.open",
            "true"));

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        POSTGRES.start();
    }

    @AfterAll
    static void stop() {
        POSTGRES.close();
    }

    @Test
    void aMissingDatabaseIsNamed() throws Exception {
        settings.remove("smooth.database.url");

        assertThat(refusal("database-missing")).startsWith("Set smooth.database.url");
    }

    @Test
    void aMissingKafkaIsNamed() throws Exception {
        settings.remove("smooth.kafka.bootstrap-servers");

        assertThat(refusal("kafka-missing")).startsWith("Set smooth.kafka.bootstrap-servers");
    }

    @Test
    void withNeitherKeyNorOpenDoorItDoesNotStart() throws Exception {
        settings.remove("smooth.access.open");

        assertThat(refusal("access-missing"))
                .startsWith("Set smooth.access.key")
                .contains("smooth.access.open=true");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() throws Exception {
        settings.put("smooth.database.url", "postgresql://127.0.0.1:9/smooth");

        assertThat(refusal("database-away")).contains("smooth.database.url", "127.0.0.1:9");
    }

    @Test
    void aFileOfActionsThatIsNotThereIsNamed() throws Exception {
        settings.put("smooth.actions.file", folder.resolve("none.yaml").toString());

        assertThat(refusal("actions-missing")).contains("smooth.actions.file", "none.yaml does not exist");
    }

    @Test
    void aMistakeInTheFileOfActionsIsNamedWithItsPlace() throws Exception {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "actions:\n  deployed:\n    sentense: x\n");
        settings.put("smooth.actions.file", file.toString());

        assertThat(refusal("actions-wrong")).contains("smooth.actions.file", "mine.yaml", "line 3", "sentense");
    }

    /** The one line that it says before it ends with 1. */
    private String refusal(String name) throws IOException, InterruptedException {
        try (ServiceProcess service = new ServiceProcess("start-" + name, settings)) {
            Process process = service.launch();

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(Files.readAllLines(service.log())).hasSize(1);
            return Files.readString(service.log()).strip();
        }
    }
}
