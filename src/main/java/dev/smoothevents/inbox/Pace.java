package dev.smoothevents.inbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Who may go next to a destination: no faster than it takes, and not while it asked to be left alone. Those who must wait long get a time of
 * their own in the line, and are not looked at before; so a long line costs nothing.
 *
 * <p>Kept in memory. All that goes to one recipient is in one lane, so one replica at a time keeps its pace; after a crash, the line starts
 * anew, and no faster.
 */
final class Pace {

    /** A wait so short is spent at hand; longer ones in the ledger. */
    private static final Duration AT_HAND = Duration.ofSeconds(2);

    private static final int FEW = 1_000;

    /** @param isSoon whether to wait at hand */
    record Turn(Instant at, boolean isSoon) {}

    private static final class Line {
        /** the next one may go then */
        private Instant free;
        /** times up to then are taken */
        private Instant end;

        private Line(Instant now) {
            free = now;
            end = now;
        }
    }

    private final Duration between;
    private final Duration longest;
    private final Map<String, Line> lines = new HashMap<>();
    private int sweepAbove = FEW;

    /** @param between the least time between two attempts at one destination */
    Pace(Duration between) {
        this(between, Sender.ANY_LENGTH);
    }

    /** @param longest the line is no longer than this: whoever comes then gets its last place too */
    Pace(Duration between, Duration longest) {
        this.between = between;
        this.longest = longest;
    }

    /** @param hasPlace whether it has waited for this time already */
    synchronized Turn turn(String destination, boolean hasPlace, Instant now) {
        if (between.isZero() && !lines.containsKey(destination)) {
            return new Turn(now, true);
        }
        Line line = line(destination, now);
        boolean isFirst = hasPlace || !line.end.isAfter(line.free);
        boolean isSoon = isFirst && !line.free.isAfter(now.plus(AT_HAND));
        Instant at = isSoon ? line.free : earlier(line.end, line.free.plus(longest));
        if (isSoon) {
            line.free = at.plus(between);
        }
        line.end = later(line.end, at.plus(between));
        return new Turn(at, isSoon);
    }

    /** Nobody goes there before that moment. */
    synchronized void pause(String destination, Instant until, Instant now) {
        Line line = line(destination, now);
        line.free = later(line.free, until);
        line.end = later(line.end, until);
    }

    /** How many destinations are known. */
    synchronized int size() {
        return lines.size();
    }

    private Line line(String destination, Instant now) {
        if (lines.size() > sweepAbove) {
            lines.values().removeIf(line -> !line.end.isAfter(now));
            sweepAbove = Math.max(FEW, 2 * lines.size());
        }
        Line line = lines.computeIfAbsent(destination, name -> new Line(now));
        line.free = later(line.free, now);
        line.end = later(line.end, line.free);
        return line;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
