package dev.smoothevents.inbox.preference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Hours of each day, by the clock on the person's wall, in which nothing is to make a noise. They may cross midnight; the same time twice
 * is none. When clocks are put back they last the longer: from the first {@code from} to the last {@code to}.
 */
public record QuietHours(LocalTime from, LocalTime to) {

    /** When they end, if now lies within them; else null. */
    public Instant end(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant yesterdays = end(today.minusDays(1), now, zone);
        Instant todays = end(today, now, zone);
        return todays == null ? yesterdays : todays;
    }

    private Instant end(LocalDate day, Instant now, ZoneId zone) {
        LocalDate lastDay = from.isAfter(to) ? day.plusDays(1) : day;
        Instant start = LocalMoments.first(day.atTime(from), zone);
        Instant end = LocalMoments.last(lastDay.atTime(to), zone);
        return now.isBefore(start) || !now.isBefore(end) ? null : end;
    }
}
