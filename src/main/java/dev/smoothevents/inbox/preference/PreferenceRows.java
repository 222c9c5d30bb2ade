package dev.smoothevents.inbox.preference;

import dev.smoothevents.inbox.preference.DigestTimes.Frequency;
import io.vertx.mutiny.sqlclient.Row;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;

/** Digest and quiet hours from their columns; null where nothing is set. */
final class PreferenceRows {

    private PreferenceRows() {}

    static QuietHours quietHours(Row row) {
        LocalTime from = row.getLocalTime("quiet_from");
        return from == null ? null : new QuietHours(from, row.getLocalTime("quiet_to"));
    }

    static DigestTimes digest(Row row) {
        String frequency = row.getString("digest_frequency");
        if (frequency == null) {
            return null;
        }
        String day = row.getString("digest_day");
        return new DigestTimes(
                Frequency.valueOf(frequency.toUpperCase(Locale.ROOT)),
                Objects.requireNonNullElse(row.getLocalTime("digest_at"), DigestTimes.DEFAULT.at()),
                day == null ? DigestTimes.DEFAULT.day() : DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
    }
}
