package dev.smoothevents.access;

import dev.smoothevents.http.Paths;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What must be shown for what: everything under {@code /v1} is behind the key, save the webhooks and the links in mails, which are signed. */
final class AccessRule {

    private static final String GUARDED = "/v1";
    private static final Pattern SIGNED = Pattern.compile("/v1/github/webhooks|/v1/email/unsubscribe/[A-Za-z0-9_.-]+");

    private final Predicate<String> key;

    /** @param key whether the header {@code Authorization} is good enough */
    AccessRule(Predicate<String> key) {
        this.key = key;
    }

    boolean admits(String path, String authorization) {
        return !isGuarded(path) || key.test(authorization);
    }

    private static boolean isGuarded(String path) {
        String plain = Paths.withoutTrailingSlashes(path);
        boolean under = plain.equals(GUARDED) || plain.startsWith(GUARDED + "/") || plain.startsWith(GUARDED + ";");
        return under && !SIGNED.matcher(plain).matches();
    }
}
