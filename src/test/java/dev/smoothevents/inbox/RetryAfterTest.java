package dev.smoothevents.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    @Test
    void readsSeconds() {
        assertThat(RetryAfter.parse(" 30 ", NOW)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.parse("0.5", NOW)).contains(Duration.ofMillis(500));
    }

    @Test
    void readsADate() {
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 18:01:00 GMT", NOW)).contains(Duration.ofMinutes(1));
        assertThat(RetryAfter.parse("Mon, 23 Nov 2026 17:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @Test
    void waitsADayAtMost() {
        assertThat(RetryAfter.parse("99999999999999999999", NOW)).contains(Duration.ofDays(1));
        assertThat(RetryAfter.parse("-5", NOW)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "soon"})
    void ignoresWhatMakesNoSense(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
