package dev.smoothevents;

import java.util.Optional;
import java.util.function.Function;

/** Looks at the settings before anything starts, so that a missing one is a sentence and not a stack trace. */
final class StartCheck {

    private static final int MIN_KEY_LENGTH = 16;

    private final Function<String, Optional<String>> config;

    /** @param config a setting's value by its name; blank counts as not set */
    StartCheck(Function<String, Optional<String>> config) {
        this.config = config;
    }

    /** The first fault, as one sentence that names the setting. */
    Optional<String> fault() {
        return databaseFault()
                .or(this::kafkaFault)
                .or(this::accessFault)
                .or(this::outboxFault)
                .or(this::slackFault)
                .or(this::tracingFault)
                .or(() -> SettingRange.fault(this::value));
    }

    private Optional<String> databaseFault() {
        Optional<String> url = value("smooth.database.url");
        if (url.isEmpty()) {
            return Optional.of(
                    "Set smooth.database.url to the address of the database, as postgresql://localhost:5432/smooth.");
        }
        boolean good = url.get().matches("postgresql://[^/\\s]+/\\S+");
        return good
                ? Optional.empty()
                : Optional.of("smooth.database.url must look like postgresql://localhost:5432/smooth.");
    }

    private Optional<String> kafkaFault() {
        return value("smooth.kafka.bootstrap-servers").isPresent()
                ? Optional.empty()
                : Optional.of(
                        "Set smooth.kafka.bootstrap-servers to the addresses of the Kafka brokers, as localhost:9092.");
    }

    private Optional<String> accessFault() {
        Optional<String> key = value("smooth.access.key");
        if (key.isPresent() && key.get().length() < MIN_KEY_LENGTH) {
            return Optional.of("smooth.access.key must have at least " + MIN_KEY_LENGTH + " characters.");
        }
        Optional<String> open = value("smooth.access.open");
        if (open.isPresent() && !open.get().matches("true|false")) {
            return Optional.of("smooth.access.open must be true or false.");
        }
        boolean closed = key.isEmpty() && !open.map(Boolean::valueOf).orElse(false);
        return closed
                ? Optional.of("Set smooth.access.key to the bearer key that callers must send,"
                        + " or smooth.access.open=true to let everybody in.")
                : Optional.empty();
    }

    private Optional<String> outboxFault() {
        return value("smooth.outbox.mode")
                .filter(mode -> !mode.matches("relay|cdc"))
                .map(mode -> "smooth.outbox.mode must be relay or cdc.");
    }

    private Optional<String> slackFault() {
        return value("smooth.slack.summary-above")
                .filter(above -> !above.matches("[1-9][0-9]{0,5}"))
                .map(above -> "smooth.slack.summary-above must be a whole number from 1 to 999999.");
    }

    private Optional<String> tracingFault() {
        return value("smooth.tracing.endpoint")
                .filter(endpoint -> !endpoint.matches("https?://\\S+"))
                .map(endpoint -> "smooth.tracing.endpoint must look like http://localhost:4317.");
    }

    private Optional<String> value(String name) {
        return config.apply(name).filter(value -> !value.isBlank());
    }
}
