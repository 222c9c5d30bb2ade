package dev.smoothevents.inbox.preference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * When somebody's digests come, by the clock on their wall.
 *
 * @param at for daily and weekly
 * @param day for weekly
 */
public record DigestTimes(Frequency frequency, LocalTime at, DayOfWeek day) {

    public enum Frequency {
        /** at each full hour */
        HOURLY,
        DAILY,
        WEEKLY;

        /** As it is written: hourly, daily, weekly. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where nobody says otherwise. */
    public static final DigestTimes DEFAULT = new DigestTimes(Frequency.DAILY, LocalTime.of(8, 0), DayOfWeek.MONDAY);

    /**
     * The first digest after a moment. A time that the clock shows twice is the first of the two; one that it jumps over is the moment of
     * the jump.
     */
    public Instant next(Instant after, ZoneId zone) {
        if (frequency == Frequency.HOURLY) {
            return after.atZone(zone).truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
        }
        LocalDate date = after.atZone(zone).toLocalDate();
        while (!isDue(date) || !LocalMoments.first(date.atTime(at), zone).isAfter(after)) {
            date = date.plusDays(1);
        }
        return LocalMoments.first(date.atTime(at), zone);
    }

    private boolean isDue(LocalDate date) {
        return frequency == Frequency.DAILY || date.getDayOfWeek() == day;
    }
}
