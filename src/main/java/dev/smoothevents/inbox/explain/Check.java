package dev.smoothevents.inbox.explain;

import dev.smoothevents.inbox.Against;
import dev.smoothevents.inbox.preference.Inboxes;
import java.util.Locale;
import java.util.Map;

/** What is asked about a person before they are told, in this order. */
enum Check {
    ACTION,
    ACTOR,
    PERSON,
    RECIPIENT,
    SUBSCRIPTION,
    PREFERENCE,
    QUIET_HOURS,
    ADDRESS;

    private static final Map<Against, Check> STOPS = Map.of(
            Against.NOT_FOR_INBOX, ACTION,
            Against.ACTOR, ACTOR,
            Against.UNKNOWN_PERSON, PERSON,
            Against.BOT, PERSON,
            Against.SYSTEM, PERSON,
            Against.MUTED, SUBSCRIPTION,
            Against.UNSUBSCRIBED, SUBSCRIPTION,
            Against.NOT_A_RECIPIENT, RECIPIENT,
            Against.PREFERENCE_OFF, PREFERENCE,
            Against.NO_ADDRESS, ADDRESS);

    static Check stoppedBy(Against against) {
        return STOPS.get(against);
    }

    boolean isAskedFor(String inbox) {
        return this != QUIET_HOURS && this != ADDRESS || Inboxes.canWait(inbox);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
