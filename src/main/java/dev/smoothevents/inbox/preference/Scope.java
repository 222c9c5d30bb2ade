package dev.smoothevents.inbox.preference;

import java.util.Locale;

/** Whose word it is; an earlier one outdoes a later one. */
public enum Scope {
    PERSON,
    PROJECT,
    ACCOUNT,
    /** nobody's: the action's own inboxes */
    CATALOGUE;

    /** As it is written: person, project, account, catalogue. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Scope of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
