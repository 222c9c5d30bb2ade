package dev.smoothevents.inbox;

import java.time.Instant;

/**
 * What to write down about a delivery after an attempt, or instead of one.
 *
 * @param status pending (again), delivered, skipped or dead
 * @param reason the new reason, or null to keep it
 * @param dueAt when to try again, or null
 * @param attempt what was tried, or null where nothing was
 */
record Conclusion(String status, String reason, Instant dueAt, Attempt attempt) {

    static final String PENDING = "pending";
    static final String DELIVERED = "delivered";
    static final String SKIPPED = "skipped";
    static final String DEAD = "dead";

    static Conclusion of(Outcome outcome, Attempt attempt, Due due, RetrySchedule schedule, Instant now) {
        return switch (outcome.kind()) {
            case DELIVERED -> new Conclusion(DELIVERED, null, null, attempt);
            case SKIPPED -> new Conclusion(SKIPPED, outcome.answer(), null, attempt);
            case PERMANENT, DESTINATION_GONE -> new Conclusion(DEAD, null, null, attempt);
            case TRANSIENT, UNREACHABLE, UNKNOWN -> later(outcome, attempt, due, schedule, now);
        };
    }

    private static Conclusion later(Outcome outcome, Attempt attempt, Due due, RetrySchedule schedule, Instant now) {
        Instant next = schedule.next(due.waitsSince(), now, due.tries() + 1, outcome.retryAfter());
        return next == null ? new Conclusion(DEAD, null, null, attempt) : new Conclusion(PENDING, null, next, attempt);
    }

    static Conclusion nothingToTell() {
        return new Conclusion(SKIPPED, "the event's action or issue is no more", null, null);
    }

    /** Begun again and again, and no replica lived to see an outcome: so it may be what they die of. */
    static Conclusion gaveUp(Due inDoubt) {
        return new Conclusion(DEAD, null, null, Attempt.inDoubt(inDoubt.begunAt()));
    }

    boolean isRetry() {
        return status.equals(PENDING);
    }
}
