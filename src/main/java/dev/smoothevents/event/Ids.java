package dev.smoothevents.event;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** UUID v7 (RFC 9562): ordered by time, so that the newest rows lie together in every index. */
final class Ids {

    private Ids() {}

    static UUID next() {
        return UuidCreator.getTimeOrderedEpochPlus1();
    }
}
