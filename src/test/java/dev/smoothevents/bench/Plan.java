package dev.smoothevents.bench;

import java.time.Duration;

/**
 * How the generator calls.
 *
 * @param connections requests under way at once, at most
 * @param batch events in a request
 * @param issues how many issues the events are spread over
 * @param inTurn whether the issues come in turn, or at random
 * @param rate events a second, or 0 for as fast as answers come
 * @param requests so many and no more
 * @param time how long, at most
 */
record Plan(int connections, int batch, int issues, boolean inTurn, double rate, long requests, Duration time) {

    static final int WIDE = 10_000;
    static final int HOT = 1;
    private static final Duration NO_END = Duration.ofMinutes(30);

    /** As fast as answers come, for some time. */
    static Plan closed(int connections, int batch, int issues, Duration time) {
        return new Plan(connections, batch, issues, false, 0, Long.MAX_VALUE, time);
    }

    /** At a fixed rate, whatever the answers; late ones count from when they were due. */
    static Plan steady(double rate, Duration time) {
        return new Plan(64, 1, WIDE, false, rate, Long.MAX_VALUE, time);
    }

    /** So many batches over all issues in turn. */
    static Plan fill(long batches) {
        return new Plan(8, 100, WIDE, true, 0, batches, NO_END);
    }

    Plan lasting(Duration other) {
        return new Plan(connections, batch, issues, inTurn, rate, requests, other);
    }
}
