package dev.smoothevents.outbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Below it nothing can ever appear again in the lanes at hand, so a poll need not walk over what was deleted there: as long as some old
 * transaction can still see the deleted rows, Postgres must keep them.
 *
 * <p>Why it is safe. A writer has its transaction id before it draws a {@code seq}, because it has locked the row. So whoever drew a
 * smaller {@code seq} than one that is published has a smaller transaction id than the deletion of that one. Once a snapshot's xmin has
 * passed the deletion's id, all of them have ended, and what they committed is visible to that snapshot. Time proves nothing here.
 *
 * <p>Not thread-safe.
 */
final class LowerBound {

    private Set<Short> lanes = Set.of();
    private long bound;
    private long topDeleted;
    private long deletedBy = Long.MAX_VALUE;

    /** Rows at or below it need not be looked for in these lanes. */
    long of(Collection<Short> mine) {
        if (!lanes.containsAll(mine)) {
            // nothing is known about a lane that somebody else worked until now
            bound = 0;
            deletedBy = Long.MAX_VALUE;
        }
        lanes = new HashSet<>(mine);
        return bound;
    }

    /**
     * Rows are deleted.
     *
     * @param seq the highest of them
     * @param transactionId of the deletion
     */
    void deleted(long seq, long transactionId) {
        if (deletedBy == Long.MAX_VALUE) {
            topDeleted = seq;
            deletedBy = transactionId;
        }
    }

    /**
     * A poll that left out nothing but what it names has come back.
     *
     * @param xmin of the snapshot that it read with: all smaller transaction ids had ended
     * @param lowestWaiting the lowest seq that is known to wait, in the answer or already at hand; or {@link Long#MAX_VALUE}
     */
    void polled(long xmin, long lowestWaiting) {
        if (xmin >= deletedBy) {
            bound = Math.max(bound, Math.min(topDeleted, lowestWaiting - 1));
            deletedBy = Long.MAX_VALUE;
        }
    }
}
