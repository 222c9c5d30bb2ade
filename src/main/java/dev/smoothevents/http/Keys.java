package dev.smoothevents.http;

import java.util.regex.Pattern;

/** The callers' own keys ({@code acme/web#42}, {@code octocat}): 1 to 200 characters, none of them a control character. */
public final class Keys {

    public static final int MAX_LENGTH = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    private Keys() {}

    /** What is wrong with the key, or null where nothing is. */
    public static String fault(String key) {
        if (key.isBlank()) {
            return "must not be blank";
        }
        if (CONTROL.matcher(key).find()) {
            return "must not contain control characters";
        }
        return Texts.fault(key, MAX_LENGTH);
    }
}
