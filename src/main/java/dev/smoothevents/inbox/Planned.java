package dev.smoothevents.inbox;

import java.time.Instant;

/**
 * Somebody is to be told, at once or with the next digest, or expressly not.
 *
 * @param recipient a person's key, a Slack channel, the Linear twin
 * @param reason why they are told; where skipped, why not
 * @param decision whether, and when
 * @param dueAt not before; null for now
 * @param why what the decision was made of; null where the reason says it all
 */
public record Planned(String recipient, String reason, Decision decision, Instant dueAt, Why why) {

    public enum Decision {
        /** at once, or as soon as it is due */
        TELL,
        /** with the next digest of this recipient */
        DIGEST,
        /** not at all */
        SKIP
    }

    public static Planned tell(String recipient, String reason) {
        return new Planned(recipient, reason, Decision.TELL, null, null);
    }

    public static Planned digest(String recipient, String reason) {
        return new Planned(recipient, reason, Decision.DIGEST, null, null);
    }

    public static Planned skip(String recipient, String reason) {
        return new Planned(recipient, reason, Decision.SKIP, null, null);
    }

    /** The same recipient, not told after all. */
    public Planned against(Against what) {
        Why all = why == null ? null : why.against(what);
        return new Planned(recipient, what.words(), Decision.SKIP, null, all);
    }

    public boolean skipped() {
        return decision == Decision.SKIP;
    }

    boolean skippedFor(Against what) {
        return skipped() && reason.equals(what.words());
    }
}
