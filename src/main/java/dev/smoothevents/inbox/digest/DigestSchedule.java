package dev.smoothevents.inbox.digest;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * When a person's digests are due. A time that the clocks skip in spring is kept as much later as they are put forward; one that comes
 * twice in autumn counts once, the first time.
 *
 * @param at the local time of a daily or weekly one; an hourly one comes at each full hour
 * @param day of a weekly one
 */
public record DigestSchedule(Frequency frequency, LocalTime at, DayOfWeek day, ZoneId zone) {

    public enum Frequency {
        HOURLY,
        DAILY,
        WEEKLY
    }

    /** What holds for who has chosen nothing. */
    public static final DigestSchedule DEFAULT =
            new DigestSchedule(Frequency.DAILY, LocalTime.of(8, 0), DayOfWeek.MONDAY, ZoneOffset.UTC);

    public DigestSchedule in(ZoneId other) {
        return new DigestSchedule(frequency, at, day, other);
    }

    /** The first moment later than this one. */
    public Instant next(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        if (frequency == Frequency.HOURLY) {
            // by the present offset: some clocks are put back by half an hour
            return local.toOffsetDateTime()
                    .truncatedTo(ChronoUnit.HOURS)
                    .plusHours(1)
                    .toInstant();
        }
        boolean daily = frequency == Frequency.DAILY;
        ZonedDateTime next = on(daily ? local : local.with(TemporalAdjusters.previousOrSame(day)));
        while (!next.toInstant().isAfter(moment)) {
            next = on(next.plusDays(daily ? 1 : 7));
        }
        return next.toInstant();
    }

    /** From the local date anew: a time that was moved in spring must not stay moved the day after. */
    private ZonedDateTime on(ZonedDateTime day) {
        return ZonedDateTime.of(day.toLocalDate(), at, zone);
    }
}
