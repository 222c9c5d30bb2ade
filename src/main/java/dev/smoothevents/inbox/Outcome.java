package dev.smoothevents.inbox;

import java.time.Duration;

/**
 * What came of an attempt to deliver.
 *
 * @param kind what happens next
 * @param answer what the provider said, for people to read; at most a few hundred characters
 * @param retryAfter how long the provider asked to wait, or null
 */
public record Outcome(Kind kind, String answer, Duration retryAfter) {

    public enum Kind {
        DELIVERED,
        /** there turned out to be nothing to tell */
        SKIPPED,
        /** may work later: is tried again with backoff, and holds back what follows for the same recipient and issue */
        TRANSIENT,
        /** will never work: dead, and visible */
        PERMANENT
    }

    private static final int MAX_ANSWER = 500;

    public Outcome {
        answer = answer != null && answer.length() > MAX_ANSWER ? answer.substring(0, MAX_ANSWER) : answer;
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

    public static Outcome permanentFailure(String answer) {
        return new Outcome(Kind.PERMANENT, answer, null);
    }
}
