package dev.smoothevents.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {

    private static final Instant CREATED = Instant.parse("2026-11-23T18:00:00Z");

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "9, 256", "10, 300", "50, 300", "2000000000, 300"})
    void itWaitsTwiceAsLongEachTimeUpToALimit(int attempts, long seconds) {
        assertThat(schedule(0.5).next(CREATED, CREATED, attempts, null)).isEqualTo(CREATED.plusSeconds(seconds));
    }

    @Test
    void chanceMovesItByHalfEitherWay() {
        assertThat(schedule(0).next(CREATED, CREATED, 4, null)).isEqualTo(CREATED.plusSeconds(4));
        assertThat(schedule(1).next(CREATED, CREATED, 4, null)).isEqualTo(CREATED.plusSeconds(12));
    }

    @Test
    void itNeverComesBackEarlierThanAsked() {
        assertThat(schedule(0.5).next(CREATED, CREATED, 1, Duration.ofMinutes(7)))
                .isEqualTo(CREATED.plus(Duration.ofMinutes(7)));
        assertThat(schedule(0.5).next(CREATED, CREATED, 4, Duration.ofSeconds(1)))
                .as("asked for less than planned anyway")
                .isEqualTo(CREATED.plusSeconds(8));
    }

    @Test
    void itCountsFromTheFailureAndNotFromTheBeginning() {
        Instant now = CREATED.plus(Duration.ofHours(3));

        assertThat(schedule(0.5).next(CREATED, now, 1, null)).isEqualTo(now.plusSeconds(1));
    }

    @Test
    void atADayOfAgeItGivesUp() {
        Instant end = CREATED.plus(Duration.ofDays(1));

        assertThat(schedule(0.5).next(CREATED, end, 5, null)).isNotNull();
        assertThat(schedule(0.5).next(CREATED, end.plusMillis(1), 5, null)).isNull();
        assertThat(schedule(0.5).next(CREATED, end.plusMillis(1), 5, Duration.ofSeconds(1)))
                .isNull();
    }

    private static RetrySchedule schedule(double chance) {
        return new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(1), () -> chance);
    }
}
