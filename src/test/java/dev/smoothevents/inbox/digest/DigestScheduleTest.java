package dev.smoothevents.inbox.digest;

import static dev.smoothevents.inbox.digest.DigestSchedule.Frequency.DAILY;
import static dev.smoothevents.inbox.digest.DigestSchedule.Frequency.HOURLY;
import static dev.smoothevents.inbox.digest.DigestSchedule.Frequency.WEEKLY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DigestScheduleTest {

    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/Berlin",
            "America/New_York",
            "Asia/Kolkata",
            "Australia/Lord_Howe",
            "Pacific/Apia",
            "America/Sao_Paulo");

    @ParameterizedTest
    @CsvSource({
        // an ordinary day; never the moment itself
        "DAILY, Europe/Berlin, 08:00, 2026-11-23T06:59:59Z, 2026-11-23T07:00:00Z",
        "DAILY, Europe/Berlin, 08:00, 2026-11-23T07:00:00Z, 2026-11-24T07:00:00Z",
        // the clocks go forward: 02:30 does not exist on the 29th, and is itself again on the 30th
        "DAILY, Europe/Berlin, 02:30, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
        "DAILY, Europe/Berlin, 02:30, 2026-03-29T01:30:00Z, 2026-03-30T00:30:00Z",
        // the clocks go back: 02:30 comes twice on the 25th, the first counts
        "DAILY, Europe/Berlin, 02:30, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
        "DAILY, Europe/Berlin, 02:30, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "HOURLY, Europe/Berlin, 08:00, 2026-10-25T00:30:00Z, 2026-10-25T01:00:00Z",
        "HOURLY, Europe/Berlin, 08:00, 2026-10-25T01:00:00Z, 2026-10-25T02:00:00Z",
        // full hours are the local ones
        "HOURLY, Asia/Kolkata, 08:00, 2026-11-23T07:00:00Z, 2026-11-23T07:30:00Z",
        "WEEKLY, UTC, 08:00, 2026-11-23T07:59:00Z, 2026-11-23T08:00:00Z",
        "WEEKLY, UTC, 08:00, 2026-11-23T08:00:00Z, 2026-11-30T08:00:00Z",
        "WEEKLY, Pacific/Apia, 08:00, 2026-11-22T18:00:00Z, 2026-11-22T19:00:00Z",
        "WEEKLY, America/New_York, 08:00, 2026-10-31T12:00:00Z, 2026-11-02T13:00:00Z",
    })
    void theNextMoment(DigestSchedule.Frequency frequency, String zone, String at, String moment, String next) {
        assertThat(schedule(frequency, at, zone).next(Instant.parse(moment))).isEqualTo(next);
    }

    /** Against the slow way: look at every minute. */
    @ParameterizedTest
    @EnumSource
    void isTheFirstMinuteThatFits(DigestSchedule.Frequency frequency) {
        Random random = new Random(42);
        for (int round = 0; round < 60; round++) {
            LocalTime at = LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            DigestSchedule schedule = new DigestSchedule(frequency, at, DayOfWeek.of(1 + random.nextInt(7)), zone);
            Instant moment = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 24 * 3600));
            Instant next = schedule.next(moment);
            Instant slow = slow(schedule, moment);
            assertThat(next).as("%s after %s", schedule, moment).isAfter(moment).isBeforeOrEqualTo(slow);
            // where the time is skipped no minute fits, and the slow way finds a later day's
            boolean skipped = next.isBefore(slow);
            assertThat(skipped).isEqualTo(skipped && isMoved(schedule, next));
        }
    }

    @Test
    void onceADayEachDayOfTheYear() {
        for (String zone : ZONES) {
            DigestSchedule schedule = schedule(DAILY, "00:30", zone);
            Instant moment = Instant.parse("2026-01-01T12:00:00Z");
            for (int day = 0; day < 365; day++) {
                Instant next = schedule.next(moment);
                assertThat(Duration.between(moment, next)).isBetween(Duration.ofMinutes(1), Duration.ofHours(26));
                assertThat(date(next, zone)).isAfter(date(moment, zone).minusDays(day == 0 ? 1 : 0));
                moment = next;
            }
            assertThat(moment.atZone(ZoneId.of(zone)).toLocalDate().toString()).startsWith("2027-01-0");
        }
    }

    private static java.time.LocalDate date(Instant at, String zone) {
        return at.atZone(ZoneId.of(zone)).toLocalDate();
    }

    private static DigestSchedule schedule(DigestSchedule.Frequency frequency, String at, String zone) {
        return new DigestSchedule(frequency, LocalTime.parse(at), DayOfWeek.MONDAY, ZoneId.of(zone));
    }

    private static Instant slow(DigestSchedule schedule, Instant moment) {
        Instant minute = moment.truncatedTo(java.time.temporal.ChronoUnit.MINUTES);
        do {
            minute = minute.plusSeconds(60);
        } while (!minute.isAfter(moment) || !fits(schedule, minute.atZone(schedule.zone())));
        return minute;
    }

    private static boolean fits(DigestSchedule schedule, ZonedDateTime at) {
        boolean first = at.equals(at.withEarlierOffsetAtOverlap());
        return switch (schedule.frequency()) {
            case HOURLY -> at.getMinute() == 0;
            case DAILY -> first && at.toLocalTime().equals(schedule.at());
            case WEEKLY ->
                first && at.getDayOfWeek() == schedule.day() && at.toLocalTime().equals(schedule.at());
        };
    }

    private static boolean isMoved(DigestSchedule schedule, Instant next) {
        ZonedDateTime local = next.atZone(schedule.zone());
        return schedule.zone()
                .getRules()
                .getValidOffsets(local.toLocalDate().atTime(schedule.at()))
                .isEmpty();
    }

    @Test
    void theWeekHasItsDay() {
        assertThat(schedule(WEEKLY, "08:00", "UTC").next(Instant.parse("2026-11-25T00:00:00Z")))
                .isEqualTo("2026-11-30T08:00:00Z");
        assertThat(schedule(HOURLY, "08:00", "UTC").next(Instant.parse("2026-11-25T00:00:00Z")))
                .isEqualTo("2026-11-25T01:00:00Z");
    }
}
