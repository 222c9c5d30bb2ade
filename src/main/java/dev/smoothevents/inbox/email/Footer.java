package dev.smoothevents.inbox.email;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The end of a mail as templates see it: why it came, and how to have fewer of its kind. Links are empty where there are none.
 *
 * @param kind what the action's link ends: {@code comment added}
 */
@RegisterForReflection
record Footer(String reason, String kind, String issueLink, String actionLink, String allLink) {

    static Footer plain(String reason) {
        return new Footer(reason, "", "", "", "");
    }

    public boolean hasLinks() {
        return !(issueLink + actionLink + allLink).isEmpty();
    }
}
