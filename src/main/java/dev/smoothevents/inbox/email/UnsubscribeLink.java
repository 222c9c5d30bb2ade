package dev.smoothevents.inbox.email;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What one unsubscribe link ends, and for whom.
 *
 * @param subject the issue's id or the action's name; empty where the scope is all
 * @param expires to the second
 */
record UnsubscribeLink(String account, String person, Scope scope, String subject, Instant expires) {

    enum Scope {
        ISSUE,
        ACTION,
        ALL
    }

    private static final String VERSION = "1";
    /** In no key: they have no control characters. */
    private static final String SEPARATOR = "\n";

    static UnsubscribeLink issue(String account, String person, UUID issue, Instant expires) {
        return new UnsubscribeLink(account, person, Scope.ISSUE, issue.toString(), expires);
    }

    static UnsubscribeLink action(String account, String person, String action, Instant expires) {
        return new UnsubscribeLink(account, person, Scope.ACTION, action, expires);
    }

    static UnsubscribeLink all(String account, String person, Instant expires) {
        return new UnsubscribeLink(account, person, Scope.ALL, "", expires);
    }

    /** One text that {@link #parse} reads. */
    String format() {
        return String.join(
                SEPARATOR,
                VERSION,
                scope.name().toLowerCase(Locale.ROOT),
                account,
                person,
                subject,
                Long.toString(expires.getEpochSecond()));
    }

    /** @throws IllegalArgumentException where {@link #format} did not write it */
    static UnsubscribeLink parse(String text) {
        List<String> parts = List.of(text.split(SEPARATOR, -1));
        if (parts.size() != 6 || !parts.get(0).equals(VERSION)) {
            throw new IllegalArgumentException("not a link of this version");
        }
        Scope scope = Scope.valueOf(parts.get(1).toUpperCase(Locale.ROOT));
        Instant expires = Instant.ofEpochSecond(Long.parseLong(parts.get(5)));
        return new UnsubscribeLink(parts.get(2), parts.get(3), scope, parts.get(4), expires);
    }
}
