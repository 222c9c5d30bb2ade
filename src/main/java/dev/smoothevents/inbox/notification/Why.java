package dev.smoothevents.inbox.notification;

import java.util.Map;

/** Why somebody is told, as a sentence to them. */
final class Why {

    private static final Map<String, String> SENTENCES = Map.of(
            "mentioned", "You were mentioned.",
            "assignee", "You are assigned to this issue.",
            "creator", "You opened this issue.",
            "subscriber", "You are subscribed to this issue.",
            "manual", "You subscribed to this issue.",
            "maintainer", "You maintain this project.");

    private Why() {}

    /** For a reason that has no sentence of its own, the reason. */
    static String sentence(String reason) {
        return SENTENCES.getOrDefault(reason, reason);
    }
}
