package dev.smoothevents.inbox.preference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.preference.DigestTimes.Frequency;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2026-11-23 is a Monday. Berlin's clocks: see {@link QuietHoursTest}. */
class DigestTimesTest {

    @ParameterizedTest(name = "{0} at {1} on {2}, after {4} in {3}")
    @CsvSource(textBlock = """
            HOURLY, 08:00, MONDAY, UTC,              2026-11-23T18:00:00Z, 2026-11-23T19:00:00Z
            HOURLY, 08:00, MONDAY, UTC,              2026-11-23T18:59:59.999999Z, 2026-11-23T19:00:00Z
            HOURLY, 08:00, MONDAY, Asia/Kathmandu,   2026-11-23T18:00:00Z, 2026-11-23T18:15:00Z
            HOURLY, 08:00, MONDAY, Europe/Berlin,    2026-10-25T00:30:00Z, 2026-10-25T01:00:00Z
            DAILY,  08:00, MONDAY, Europe/Berlin,    2026-11-23T06:59:59Z, 2026-11-23T07:00:00Z
            DAILY,  08:00, MONDAY, Europe/Berlin,    2026-11-23T07:00:00Z, 2026-11-24T07:00:00Z
            DAILY,  08:00, MONDAY, Europe/Berlin,    2026-03-28T12:00:00Z, 2026-03-29T06:00:00Z
            DAILY,  08:00, MONDAY, Pacific/Auckland, 2026-11-23T18:00:00Z, 2026-11-23T19:00:00Z
            DAILY,  02:30, MONDAY, Europe/Berlin,    2026-03-28T12:00:00Z, 2026-03-29T01:00:00Z
            DAILY,  02:30, MONDAY, Europe/Berlin,    2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z
            DAILY,  02:30, MONDAY, Europe/Berlin,    2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z
            WEEKLY, 08:00, MONDAY, UTC,              2026-11-23T07:00:00Z, 2026-11-23T08:00:00Z
            WEEKLY, 08:00, MONDAY, UTC,              2026-11-23T08:00:00Z, 2026-11-30T08:00:00Z
            WEEKLY, 08:00, SUNDAY, UTC,              2026-11-23T08:00:00Z, 2026-11-29T08:00:00Z
            WEEKLY, 02:30, SUNDAY, Europe/Berlin,    2026-03-23T12:00:00Z, 2026-03-29T01:00:00Z
            """)
    void theNextDigestComesByTheClockOnThePersonsWall(
            Frequency frequency, String at, DayOfWeek day, String zone, String after, String next) {
        DigestTimes times = new DigestTimes(frequency, LocalTime.parse(at), day);

        assertThat(times.next(Instant.parse(after), ZoneId.of(zone))).isEqualTo(Instant.parse(next));
    }
}
