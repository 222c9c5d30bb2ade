package dev.smoothevents.issue;

/** The few words about a person that others need. Type is user, bot or system; the rest may be null. */
public record PersonCard(
        String account, String key, String type, String name, String email, String timeZone, String slackUserId) {

    /** How to call them: by name where one is known, else by key. */
    public String displayName() {
        return name == null || name.isBlank() ? key : name;
    }
}
