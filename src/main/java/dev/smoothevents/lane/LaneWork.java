package dev.smoothevents.lane;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Rows that wait in lanes to be worked off: in order within a key, side by side across keys.
 *
 * <p>Each item is processed by one live replica at a time. When a replica dies in the middle, another one processes the item again: so
 * processing happens at least once, and for one key never in another order than by position.
 */
public interface LaneWork<T> {

    /** Names the leases; replicas that work under the same name share the lanes. */
    String name();

    short lane(T item);

    /** Unique within the work; for one key, the order to keep. */
    long position(T item);

    /** Items of one key are processed one after the other. */
    String key(T item);

    /** The next items that are due, by position within each lane. */
    Uni<List<T>> fetch(LaneQuery query);

    /** Works on one item. A failed Uni counts as {@link Step#REST}. */
    Uni<Step> process(T item);

    /** Removes what is done, in one go. Until then the items are neither fetched nor processed again here. */
    default Uni<Void> finish(List<T> done) {
        return Uni.createFrom().voidItem();
    }

    /** What to do with the items of the same key that come next. */
    enum Step {
        /** this one is done: go on with the next */
        DONE,
        /** not now: leave the key alone for a while, then fetch it again from this item on */
        REST
    }
}
