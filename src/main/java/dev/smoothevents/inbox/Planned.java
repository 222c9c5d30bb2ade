package dev.smoothevents.inbox;

/**
 * Somebody is to be told, at once or with the next digest, or expressly not.
 *
 * @param recipient a person's key, a Slack channel, the Linear twin
 * @param reason why they are told; where skipped, why not
 * @param decision whether, and when
 */
public record Planned(String recipient, String reason, Decision decision) {

    public enum Decision {
        /** at once */
        TELL,
        /** with the next digest of this recipient */
        DIGEST,
        /** not at all */
        SKIP
    }

    public static Planned tell(String recipient, String reason) {
        return new Planned(recipient, reason, Decision.TELL);
    }

    public static Planned digest(String recipient, String reason) {
        return new Planned(recipient, reason, Decision.DIGEST);
    }

    public static Planned skip(String recipient, String reason) {
        return new Planned(recipient, reason, Decision.SKIP);
    }

    public boolean skipped() {
        return decision == Decision.SKIP;
    }
}
