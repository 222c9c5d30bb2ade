package dev.smoothevents.http;

/** What every text must be to be kept: Postgres has no U+0000, and UTF-8 has no half of a surrogate pair. */
public final class Texts {

    private Texts() {}

    /** What is wrong with the text, or null where nothing is. Length is counted in characters as people see it: code points. */
    public static String fault(String text, int maxLength) {
        if (text.codePointCount(0, text.length()) > maxLength) {
            return "must have at most " + maxLength + " characters";
        }
        return fault(text);
    }

    /** As {@link #fault(String, int)}, of any length. */
    public static String fault(String text) {
        if (text.indexOf('\0') >= 0) {
            return "must not contain the character U+0000";
        }
        return hasUnpairedSurrogate(text) ? "must not contain half of a surrogate pair" : null;
    }

    private static boolean hasUnpairedSurrogate(String text) {
        // a paired one is seen as its code point, which is no surrogate
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }
}
