package dev.smoothevents.inbox;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How long a provider asks to wait: the Retry-After header of RFC 9110, section 10.2.3. */
public final class RetryAfter {

    private static final Duration MAX = Duration.ofDays(1);

    private RetryAfter() {}

    /** Seconds or an HTTP date; empty where the header is missing or makes no sense. At most a day. */
    public static Optional<Duration> parse(String header, Instant now) {
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        String value = header.strip();
        try {
            return Optional.of(within(Duration.ofMillis((long) (Double.parseDouble(value) * 1_000))));
        } catch (NumberFormatException notSeconds) {
            return date(value, now);
        }
    }

    /** Until a moment, as providers say that give a time instead of a wait. */
    public static Duration until(Instant moment, Instant now) {
        return within(Duration.between(now, moment));
    }

    private static Optional<Duration> date(String value, Instant now) {
        try {
            ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(until(date.toInstant(), now));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private static Duration within(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(MAX) > 0 ? MAX : wait;
    }
}
