package dev.smoothevents.live;

/**
 * Up to where the positions of a table are settled: nothing at or below can appear any more. Positions are drawn before the commit, so a
 * smaller one may appear after a larger one; whoever simply read on from the highest position seen would lose it.
 *
 * <p>Where no position is missing, everything is settled as soon as it is seen. A missing one is waited for, until it can never come. Why that
 * can be known: a writer has its transaction id before it draws a position (the column's default sees to it). So whoever drew a position
 * below one that was seen has a smaller transaction id than one that is given after it was seen. Once the xmin of a snapshot has reached that
 * one, all of them have ended, and what this snapshot does not show was rolled back or deleted. Neither time proves that, nor a snapshot's
 * xmax, which is next to the highest id that has ended and not to the highest that was given. No transaction id is stored, so a database
 * that was dumped and restored goes on as it was.
 *
 * <p>While a position is missing, a long transaction that writes anything in the same cluster delays what is told. It loses nothing.
 *
 * <p>Not thread-safe.
 */
final class Frontier {

    static final long UNKNOWN = -1;

    private long settled = UNKNOWN;
    private long marked = UNKNOWN;
    private long markedXid;

    /** {@link #UNKNOWN} until something is. */
    long settled() {
        return settled;
    }

    boolean isKnown() {
        return settled != UNKNOWN;
    }

    /** Whether a look should bring a transaction id along, if it finds that a position is missing. */
    boolean needsMark() {
        return marked == UNKNOWN;
    }

    /** A look has come back: at the newest row while nothing is known, so as to begin there; else at the rows above {@link #settled}. */
    void saw(Glance<?> glance) {
        if (isKnown()) {
            advance(glance);
        } else if (glance.last() <= 1) {
            settled = glance.last(); // nothing can be missing below
        } else {
            mark(glance);
            settleMarked(glance);
        }
    }

    private void advance(Glance<?> above) {
        settleUnbroken(above);
        settleMarked(above);
        settleUnbroken(above);
        if (above.last() > settled) {
            mark(above);
            settleMarked(above);
        }
    }

    private void mark(Glance<?> glance) {
        if (marked == UNKNOWN && glance.xid() != 0) {
            marked = glance.last();
            markedXid = glance.xid();
        }
    }

    private void settleMarked(Glance<?> glance) {
        if (marked != UNKNOWN && glance.xmin() >= markedXid) {
            settled = Math.max(settled, Math.min(marked, glance.reach()));
        }
        if (settled >= marked) {
            marked = UNKNOWN;
        }
    }

    private void settleUnbroken(Glance<?> glance) {
        for (Place<?> place : glance.places()) {
            if (place.position() == settled + 1) {
                settled++;
            }
        }
    }
}
