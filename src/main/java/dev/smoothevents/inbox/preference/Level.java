package dev.smoothevents.inbox.preference;

import java.util.Locale;

/** How somebody wants to be told. */
public enum Level {
    IMMEDIATE,
    /** with the next digest */
    DIGEST,
    /** not at all */
    OFF;

    /** As it is written: immediate, digest, off. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Level of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
