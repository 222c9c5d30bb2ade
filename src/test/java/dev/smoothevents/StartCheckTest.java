package dev.smoothevents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "smooth.event.writers, a whole number from 1 to 16, 0 -1 17 two 1.5 99999999999999999999",
        "smooth.event.batch-size, a whole number from 1 to 2000, 0 -200 2001 many",
        "smooth.event.queue-size, a whole number from 100 to 1000000, 0 -1 99 1000001",
        "smooth.outbox.relay.capacity, a whole number from 100 to 100000, 0 -1 100001",
        "smooth.outbox.max-age, a duration from PT1S to P365D, PT0S -PT1H 0 P366D P106751991167300D an-hour",
        "smooth.outbox.relay.lease, a duration from PT1S to PT10M, PT0S -PT6S PT0.9S PT11M P1000D soon",
        "smooth.inbox.lease, a duration from PT1S to PT10M, PT0S -PT10S P1D",
        "smooth.database.timeout, a duration from PT1S to PT10M, PT0S -PT1S PT0.5S P1D",
        "smooth.topic.delivery-timeout, a duration from PT1S to PT10M, PT0S P30D",
        "smooth.topic.partitions, a whole number from 1 to 10000, 0 -1 10001",
        "smooth.event.idempotency-retention, a duration from PT1H to P3650D, PT0S -P30D P4000D"
    })
    void aNumberOrDurationOutOfItsRangeIsNamed(String setting, String range, String values) {
        for (String value : values.split(" ")) {
            settings.put(setting, value);
            assertThat(fault()).as(value).hasValue(setting + " must be " + range + ".");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "smooth.event.writers, 1 16",
        "smooth.outbox.max-age, PT1S P365D PT1H 3600",
        "smooth.outbox.relay.lease, PT1S PT10M 6s"
    })
    void itsBordersBelongToARange(String setting, String values) {
        for (String value : values.split(" ")) {
            settings.put(setting, value);
            assertThat(fault()).as(value).isEmpty();
        }
    }

    private Optional<String> fault() {
        return new StartCheck(name -> Optional.ofNullable(settings.get(name))).fault();
    }
}
