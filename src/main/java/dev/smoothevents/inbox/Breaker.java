package dev.smoothevents.inbox;

import java.time.Duration;
import java.time.Instant;

/**
 * Leaves a provider alone that failed many times in a row: for a while, then one attempt shows whether it is well again, and if not, for
 * twice as long. In a row, because one broken customer among many good ones is no reason to stop.
 *
 * <p>Not a library's: those refuse a call that is made, which would be an attempt of some delivery. Here deliveries are not even fetched
 * while it is open, however many wait.
 */
final class Breaker {

    enum State {
        /** all may go */
        CLOSED,
        /** one may go, to see */
        HALF_OPEN,
        /** nobody may go */
        OPEN
    }

    /** Leave to make one attempt. To be given back by exactly one of its methods. */
    final class Permit {

        private final boolean isProbe;

        private Permit(boolean isProbe) {
            this.isProbe = isProbe;
        }

        /** The provider answered, whatever it said. */
        void answered() {
            close();
        }

        /** The provider is in trouble. */
        void failed(Instant now) {
            Breaker.this.failed(now, isProbe);
        }

        /** Nothing was learnt. */
        void unused() {
            release(isProbe);
        }
    }

    private final int threshold;
    private final Duration first;
    private final Duration longest;

    private int failures;
    private Duration pause;
    private Instant openUntil;
    private boolean isProbing;

    /** @param threshold failures in a row that open it */
    Breaker(int threshold, Duration first, Duration longest) {
        this.threshold = threshold;
        this.first = first;
        this.longest = longest;
    }

    synchronized State state(Instant now) {
        if (openUntil == null) {
            return State.CLOSED;
        }
        return isProbing || now.isBefore(openUntil) ? State.OPEN : State.HALF_OPEN;
    }

    /** Null where the attempt must not be made now. */
    synchronized Permit ask(Instant now) {
        return switch (state(now)) {
            case CLOSED -> new Permit(false);
            case OPEN -> null;
            case HALF_OPEN -> {
                isProbing = true;
                yield new Permit(true);
            }
        };
    }

    private synchronized void close() {
        failures = 0;
        pause = null;
        openUntil = null;
        isProbing = false;
    }

    private synchronized void release(boolean isProbe) {
        isProbing = isProbing && !isProbe;
    }

    /** What was under way already when it opened says nothing new. */
    private synchronized void failed(Instant now, boolean isProbe) {
        failures++;
        if (openUntil == null && failures >= threshold) {
            open(now, first);
        } else if (openUntil != null && isProbe) {
            open(now, shorter(pause.multipliedBy(2), longest));
        }
    }

    private void open(Instant now, Duration wait) {
        pause = wait;
        openUntil = now.plus(wait);
        isProbing = false;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
