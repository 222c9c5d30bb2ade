package dev.smoothevents.inbox.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks in Berlin are put forward on 2026-03-29 at 01:00Z (02:00 becomes 03:00) and back on 2026-10-25 at 01:00Z (03:00 becomes 02:00). */
class QuietHoursTest {

    @ParameterizedTest(name = "{0} to {1}, at {3} in {2}")
    @CsvSource(nullValues = "-", textBlock = """
            # across midnight, and where it begins and ends
            22:00, 07:00, Europe/Berlin, 2026-11-23T20:59:59Z, -
            22:00, 07:00, Europe/Berlin, 2026-11-23T21:00:00Z, 2026-11-24T06:00:00Z
            22:00, 07:00, Europe/Berlin, 2026-11-23T23:30:00Z, 2026-11-24T06:00:00Z
            22:00, 07:00, Europe/Berlin, 2026-11-24T05:59:59Z, 2026-11-24T06:00:00Z
            22:00, 07:00, Europe/Berlin, 2026-11-24T06:00:00Z, -
            # within a day
            12:00, 13:30, UTC, 2026-11-23T12:15:00Z, 2026-11-23T13:30:00Z
            12:00, 13:30, UTC, 2026-11-23T11:59:59Z, -
            12:00, 13:30, UTC, 2026-11-23T13:30:00Z, -
            # up to midnight and from it
            20:00, 00:00, UTC, 2026-11-23T23:59:59Z, 2026-11-24T00:00:00Z
            20:00, 00:00, UTC, 2026-11-24T00:00:00Z, -
            00:00, 06:00, UTC, 2026-11-24T00:00:00Z, 2026-11-24T06:00:00Z
            # the person's clock counts: it is the 24th in Auckland, and a quarter hour apart in Kathmandu
            22:00, 07:00, Pacific/Auckland, 2026-11-23T10:00:00Z, 2026-11-23T18:00:00Z
            22:00, 07:00, America/Los_Angeles, 2026-11-23T10:00:00Z, 2026-11-23T15:00:00Z
            22:00, 07:00, America/Los_Angeles, 2026-11-23T18:00:00Z, -
            22:00, 07:00, Asia/Kathmandu, 2026-11-23T16:15:00Z, 2026-11-24T01:15:00Z
            22:00, 07:00, +05:30, 2026-11-23T16:30:00Z, 2026-11-24T01:30:00Z
            # the same time twice is none
            08:00, 08:00, UTC, 2026-11-23T08:00:00Z, -
            # nearly always
            08:00, 07:59, UTC, 2026-11-23T07:59:00Z, -
            08:00, 07:59, UTC, 2026-11-23T08:00:00Z, 2026-11-24T07:59:00Z
            # a short night: 07:00 comes an hour earlier
            22:00, 07:00, Europe/Berlin, 2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z
            # a long night: 07:00 comes an hour later
            22:00, 07:00, Europe/Berlin, 2026-10-24T21:00:00Z, 2026-10-25T06:00:00Z
            # the clock jumps over their end: they end with the jump
            22:00, 02:30, Europe/Berlin, 2026-03-29T00:30:00Z, 2026-03-29T01:00:00Z
            22:00, 02:30, Europe/Berlin, 2026-03-29T01:00:00Z, -
            # the clock jumps over their beginning: they begin with the jump
            02:30, 07:00, Europe/Berlin, 2026-03-29T00:59:59Z, -
            02:30, 07:00, Europe/Berlin, 2026-03-29T01:00:00Z, 2026-03-29T05:00:00Z
            # the clock jumps over all of them
            02:10, 02:50, Europe/Berlin, 2026-03-29T01:00:00Z, -
            # the clock shows their end twice: they end at the second, also in between
            22:00, 02:30, Europe/Berlin, 2026-10-25T00:15:00Z, 2026-10-25T01:30:00Z
            22:00, 02:30, Europe/Berlin, 2026-10-25T00:45:00Z, 2026-10-25T01:30:00Z
            22:00, 02:30, Europe/Berlin, 2026-10-25T01:29:59Z, 2026-10-25T01:30:00Z
            22:00, 02:30, Europe/Berlin, 2026-10-25T01:30:00Z, -
            # the clock shows their beginning twice: they begin at the first
            02:30, 07:00, Europe/Berlin, 2026-10-25T00:29:59Z, -
            02:30, 07:00, Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-25T06:00:00Z
            02:30, 07:00, Europe/Berlin, 2026-10-25T01:15:00Z, 2026-10-25T06:00:00Z
            # clocks put back at midnight, to the day before
            23:30, 06:00, America/Havana, 2026-11-01T04:15:00Z, 2026-11-01T11:00:00Z
            # a day that never was: Samoa went from the 29th to the 31st of December 2011
            22:00, 07:00, Pacific/Apia, 2011-12-30T10:30:00Z, 2011-12-30T17:00:00Z
            """)
    void theyEndByTheClockOnThePersonsWall(String from, String to, String zone, String now, Instant end) {
        QuietHours hours = new QuietHours(LocalTime.parse(from), LocalTime.parse(to));

        assertThat(hours.end(Instant.parse(now), ZoneId.of(zone))).isEqualTo(end);
    }
}
