package dev.smoothevents;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What a setting that is a number or a duration may be: beyond it the service would stand still, or do what nobody wants. */
record SettingRange(String name, ToLongFunction<String> reader, String kind, String from, String to) {

    private static final List<SettingRange> ALL = List.of(
            duration("smooth.database.timeout", "PT1S", "PT10M"),
            duration("smooth.topic.delivery-timeout", "PT1S", "PT10M"),
            number("smooth.topic.partitions", 1, 10_000),
            number("smooth.event.writers", 1, 16),
            number("smooth.event.batch-size", 1, 2_000),
            number("smooth.event.queue-size", 100, 1_000_000),
            duration("smooth.event.idempotency-retention", "PT1H", "P3650D"),
            duration("smooth.outbox.max-age", "PT1S", "P365D"),
            duration("smooth.outbox.relay.lease", "PT1S", "PT10M"),
            number("smooth.outbox.relay.capacity", 100, 100_000),
            duration("smooth.inbox.lease", "PT1S", "PT10M"));

    private static SettingRange number(String name, long from, long to) {
        return new SettingRange(name, Long::parseLong, "a whole number", Long.toString(from), Long.toString(to));
    }

    private static SettingRange duration(String name, String from, String to) {
        return new SettingRange(name, SettingRange::nanoseconds, "a duration", from, to);
    }

    private static long nanoseconds(String duration) {
        return DurationConverter.parseDuration(duration).toNanos();
    }

    /**
     * The first fault, as one sentence that names the setting.
     *
     * @param config a setting's value by its name; empty where it has its default
     */
    static Optional<String> fault(Function<String, Optional<String>> config) {
        return ALL.stream()
                .filter(range -> !config.apply(range.name).map(range::contains).orElse(true))
                .findFirst()
                .map(range -> range.name + " must be " + range.kind + " from " + range.from + " to " + range.to + ".");
    }

    private boolean contains(String text) {
        try {
            long value = reader.applyAsLong(text.strip());
            return reader.applyAsLong(from) <= value && value <= reader.applyAsLong(to);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException notOfTheKind) {
            return false;
        }
    }
}
