package dev.smoothevents.live;

import java.util.List;

/**
 * What one look at a table has shown.
 *
 * @param xmin of the snapshot looked with: all smaller transaction ids had ended
 * @param xid a transaction id that was given after the places were seen, or 0 where none was asked for
 * @param drawn the highest position that anybody has drawn
 * @param full whether there may be more behind the last place
 * @param places the rows above the position asked for, in order
 */
record Glance<K>(long xmin, long xid, long drawn, boolean full, List<Place<K>> places) {

    /** Up to here, what is not among the places was not there. */
    long reach() {
        return full ? last() : Long.MAX_VALUE;
    }

    /** The highest position seen, or 0. */
    long last() {
        return places.isEmpty() ? 0 : places.get(places.size() - 1).position();
    }
}
