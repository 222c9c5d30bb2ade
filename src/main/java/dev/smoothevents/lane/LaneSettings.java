package dev.smoothevents.lane;

import java.time.Duration;

/**
 * How eagerly lanes are worked.
 *
 * @param capacity items fetched and not yet finished, at most
 * @param busyPoll pause between polls while there is work
 * @param idlePoll pause between polls after a while without any
 * @param finishWithin how long what is done may wait for more of its kind before it is removed
 * @param rest how long a key is left alone after a failure
 */
public record LaneSettings(int capacity, Duration busyPoll, Duration idlePoll, Duration finishWithin, Duration rest) {

    public static final LaneSettings DEFAULT = new LaneSettings(
            1_000, Duration.ofMillis(10), Duration.ofMillis(250), Duration.ofMillis(20), Duration.ofMillis(500));

    public LaneSettings withCapacity(int rows) {
        return new LaneSettings(rows, busyPoll, idlePoll, finishWithin, rest);
    }
}
