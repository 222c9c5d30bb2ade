package dev.smoothevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartCheckTest {

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void setEverythingThatIsRequired() {
        settings.put("smooth.database.url", "postgresql://localhost:5432/smooth");
        settings.put("smooth.kafka.bootstrap-servers", "localhost:9092");
        settings.put("smooth.access.key", "0123456789abcdef");
    }

    @Test
    void aCompleteConfigurationStarts() {
        assertThat(fault()).isEmpty();
    }

    @Test
    void aMissingAddressIsNamed() {
        settings.remove("smooth.kafka.bootstrap-servers");
        assertThat(fault()).get().asString().startsWith("Set smooth.kafka.bootstrap-servers");
        settings.put("smooth.database.url", " ");
        assertThat(fault()).get().asString().startsWith("Set smooth.database.url");
    }

    @Test
    void aJdbcAddressIsNotTheKindWeNeed() {
        settings.put("smooth.database.url", "jdbc:postgresql://localhost:5432/smooth");
        assertThat(fault()).hasValue("smooth.database.url must look like postgresql://localhost:5432/smooth.");
    }

    @Test
    void withNeitherKeyNorOpenDoorItRefusesToStart() {
        settings.remove("smooth.access.key");
        assertThat(fault())
                .hasValue("Set smooth.access.key to the bearer key that callers must send,"
                        + " or smooth.access.open=true to let everybody in.");
        settings.put("smooth.access.open", "true");
        assertThat(fault()).isEmpty();
    }

    @Test
    void aShortKeyIsNoKey() {
        settings.put("smooth.access.key", "0123456789abcde");
        settings.put("smooth.access.open", "true");
        assertThat(fault()).hasValue("smooth.access.key must have at least 16 characters.");
    }

    @Test
    void openIsYesOrNo() {
        settings.put("smooth.access.open", "maybe");
        assertThat(fault()).hasValue("smooth.access.open must be true or false.");
    }

    @Test
    void theOutboxIsPublishedByTheRelayOrByChangeDataCapture() {
        settings.put("smooth.outbox.mode", "cdc");
        assertThat(fault()).isEmpty();
        settings.put("smooth.outbox.mode", "debezium");
        assertThat(fault()).hasValue("smooth.outbox.mode must be relay or cdc.");
    }

    @Test
    void atLeastOneMessageIsToldBeforeSlackIsToldInSummaries() {
        settings.put("smooth.slack.summary-above", "0");
        assertThat(fault()).hasValue("smooth.slack.summary-above must be a whole number from 1 to 999999.");
        settings.put("smooth.slack.summary-above", "1");
        assertThat(fault()).isEmpty();
    }

    @Test
    void spansAreSentToAWebAddress() {
        settings.put("smooth.tracing.endpoint", "http://collector:4317");
        assertThat(fault()).isEmpty();
        settings.put("smooth.tracing.endpoint", "collector:4317");
        assertThat(fault()).hasValue("smooth.tracing.endpoint must look like http://localhost:4317.");
    }

    private Optional<String> fault() {
        return new StartCheck(name -> Optional.ofNullable(settings.get(name))).fault();
    }
}
