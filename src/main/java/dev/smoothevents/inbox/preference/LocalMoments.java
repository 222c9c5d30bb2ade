package dev.smoothevents.inbox.preference;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** When the clock on a wall shows a time: usually once, twice when clocks are put back, and not at all when they are put forward. */
final class LocalMoments {

    private LocalMoments() {}

    /** The first time; where there is none, the moment the clock jumps over it. */
    static Instant first(LocalDateTime time, ZoneId zone) {
        return at(time, zone, true);
    }

    /** The last time; where there is none, the moment the clock jumps over it. */
    static Instant last(LocalDateTime time, ZoneId zone) {
        return at(time, zone, false);
    }

    private static Instant at(LocalDateTime time, ZoneId zone, boolean first) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            return zone.getRules().getTransition(time).getInstant();
        }
        return time.toInstant(offsets.get(first ? 0 : offsets.size() - 1));
    }
}
