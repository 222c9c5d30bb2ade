package dev.smoothevents.lane;

import java.util.Collection;

/**
 * What to fetch.
 *
 * @param lanes the lanes that this replica holds
 * @param busy positions that it works on already
 * @param resting keys to leave alone for now
 * @param limit at most so many items a lane
 */
public record LaneQuery(Collection<Short> lanes, Collection<Long> busy, Collection<String> resting, int limit) {

    public Short[] laneArray() {
        return lanes.toArray(Short[]::new);
    }

    public Long[] busyArray() {
        return busy.toArray(Long[]::new);
    }

    public String[] restingArray() {
        return resting.toArray(String[]::new);
    }
}
