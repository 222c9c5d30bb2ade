package dev.smoothevents.inbox.preference;

import java.util.Set;

/** What the inboxes can do. The others tell a place, a channel or a team: of these only the project's and the account's preferences count. */
public final class Inboxes {

    private static final Set<String> OF_PEOPLE = Set.of("email", "notification");
    /** What arrives may make a noise, and may come in one piece with other things. */
    private static final Set<String> THAT_CAN_WAIT = Set.of("email");

    private Inboxes() {}

    /** Whether the inbox tells people, so that a recipient is a person's key. */
    public static boolean tellsPeople(String inbox) {
        return OF_PEOPLE.contains(inbox);
    }

    /** Whether the inbox has a digest, and keeps quiet hours. */
    public static boolean canWait(String inbox) {
        return THAT_CAN_WAIT.contains(inbox);
    }
}
