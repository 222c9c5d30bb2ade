package dev.smoothevents.inbox.slack;

import java.util.ArrayList;
import java.util.List;

/** Keeps webhooks and tokens out of what is written down. */
final class Secrets {

    private static final String HIDDEN = "***";
    /** A part that is no longer may be a word, such as {@code services}. */
    private static final int WORD = 8;

    private Secrets() {}

    /** The text without the secret, and where that is an address, without its path and the parts of it. */
    static String hide(String text, String secret) {
        String hidden = text;
        for (String part : parts(secret)) {
            hidden = hidden.replace(part, HIDDEN);
        }
        return hidden;
    }

    /** From the longest to the shortest. */
    private static List<String> parts(String secret) {
        List<String> parts = new ArrayList<>(List.of(secret));
        int host = secret.indexOf("://");
        int path = host < 0 ? -1 : secret.indexOf('/', host + 3);
        if (path >= 0) {
            parts.add(secret.substring(path));
            parts.addAll(List.of(secret.substring(path).split("[/?&=#]")));
        }
        parts.removeIf(part -> part.length() <= WORD);
        return parts;
    }
}
