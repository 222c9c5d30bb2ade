package dev.smoothevents.inbox;

/**
 * Somebody is to be told, or expressly not.
 *
 * @param recipient a person's key, a Slack channel, the Linear twin
 * @param reason why they are told; where skipped, why not
 * @param skipped whether they are not
 */
public record Planned(String recipient, String reason, boolean skipped) {

    public static Planned tell(String recipient, String reason) {
        return new Planned(recipient, reason, false);
    }

    public static Planned skip(String recipient, String reason) {
        return new Planned(recipient, reason, true);
    }
}
