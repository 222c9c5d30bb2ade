package dev.smoothevents.inbox.email;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What the template page.html is given.
 *
 * @param button what the form's button says; empty where there is nothing to press
 */
@RegisterForReflection
record UnsubscribePage(String title, String text, String button) {

    private static final String BACK = "You can change your mind in your preferences at any time.";

    /** Before anything has happened. */
    static UnsubscribePage question(UnsubscribeLink link) {
        return new UnsubscribePage(
                "Unsubscribe", "Do you want no more " + subject(link) + "? " + rest(link), "Unsubscribe");
    }

    static UnsubscribePage done(UnsubscribeLink link) {
        return new UnsubscribePage("You are unsubscribed", "You get no more " + subject(link) + ". " + rest(link), "");
    }

    static UnsubscribePage expired() {
        return new UnsubscribePage(
                "This link has expired", "Use the one in a newer mail. Nothing has been changed.", "");
    }

    static UnsubscribePage unknown() {
        return new UnsubscribePage(
                "This link is not valid",
                "Perhaps it was cut off on its way. Copy it as a whole, or use the one in another mail. Nothing has been"
                        + " changed.",
                "");
    }

    /** One of each kind. */
    static List<UnsubscribePage> samples() {
        return List.of(new UnsubscribePage("Unsubscribe", "Do you?", "Unsubscribe"), expired(), unknown());
    }

    private static String subject(UnsubscribeLink link) {
        return switch (link.scope()) {
            case ISSUE -> "e-mails about this issue";
            case ACTION -> "e-mails of the kind “" + link.subject().replace('_', ' ') + "”";
            case ALL -> "e-mails from here at all";
        };
    }

    private static String rest(UnsubscribeLink link) {
        return link.scope() == UnsubscribeLink.Scope.ISSUE
                ? "When you are mentioned or assigned, you are still told."
                : BACK;
    }
}
