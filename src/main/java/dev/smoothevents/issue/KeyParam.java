package dev.smoothevents.issue;

import dev.smoothevents.http.Violations;

/** A key in a path or query. */
final class KeyParam {

    private KeyParam() {}

    /** The key itself, if it can be one. */
    static String checked(String name, String key) {
        new Violations().key(name, key, false).throwIfAny();
        return key;
    }
}
