package dev.smoothevents.inbox;

import java.time.Duration;

/**
 * What came of an attempt to deliver.
 *
 * @param kind what happens next
 * @param answer what the provider said, for people to read; at most a few hundred characters
 * @param retryAfter how long the provider asked to wait, or null; nothing else goes to the same destination until then either
 */
public record Outcome(Kind kind, String answer, Duration retryAfter) {

    public enum Kind {
        DELIVERED,
        /** there turned out to be nothing to tell */
        SKIPPED,
        /** this one may work later: is tried again with backoff, and holds back what follows for the same recipient and issue */
        TRANSIENT,
        /** the provider itself is in trouble (no connection, 5xx): tried again too; many in a row and nobody asks it for a while */
        UNREACHABLE,
        /** sent, and no answer came: it may have worked. Counts as {@link #UNREACHABLE}, and is told again */
        UNKNOWN,
        /** will never work: dead, and visible */
        PERMANENT,
        /** the destination will never take anything again: dead, and the destination is disabled until somebody enables it */
        DESTINATION_GONE
    }

    private static final int MAX_ANSWER = 500;

    public Outcome {
        answer = answer == null ? null : storable(answer);
    }

    public static Outcome delivered(String answer) {
        return new Outcome(Kind.DELIVERED, answer, null);
    }

    public static Outcome skipped(String reason) {
        return new Outcome(Kind.SKIPPED, reason, null);
    }

    public static Outcome transientFailure(String answer) {
        return new Outcome(Kind.TRANSIENT, answer, null);
    }

    public static Outcome transientFailure(String answer, Duration retryAfter) {
        return new Outcome(Kind.TRANSIENT, answer, retryAfter);
    }

    public static Outcome unreachable(String answer) {
        return new Outcome(Kind.UNREACHABLE, answer, null);
    }

    public static Outcome unreachable(String answer, Duration retryAfter) {
        return new Outcome(Kind.UNREACHABLE, answer, retryAfter);
    }

    public static Outcome unknown(String answer) {
        return new Outcome(Kind.UNKNOWN, answer, null);
    }

    public static Outcome permanentFailure(String answer) {
        return new Outcome(Kind.PERMANENT, answer, null);
    }

    public static Outcome destinationGone(String answer) {
        return new Outcome(Kind.DESTINATION_GONE, answer, null);
    }

    /** Postgres keeps no NUL in text. */
    private static String storable(String answer) {
        String whole = answer.replace('\0', ' ');
        return whole.length() > MAX_ANSWER ? whole.substring(0, MAX_ANSWER) : whole;
    }
}
