package dev.smoothevents.github;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Makes texts from GitHub fit to be stored. */
final class Texts {

    /** GitHub's own limit of a body is 65,536; this keeps an event under 256 KiB. */
    static final int MAX_BODY = 60_000;

    private static final int MAX_BODY_BYTES = 180_000;
    private static final int WORDS = 1_000;
    private static final int EXCERPT = 280;
    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** U+0000, which Postgres cannot store, and halves of surrogate pairs, which UTF-8 cannot, become U+FFFD. */
    static String clean(String text) {
        if (text == null || text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().map(c -> c == 0 || isHalfPair(c) ? REPLACEMENT : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static boolean isHalfPair(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** At most 60,000 characters and 180,000 bytes as JSON; whole code points only. */
    static String body(String text) {
        if (text == null) {
            return null;
        }
        int end = 0;
        int bytes = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            bytes += bytesAsJson(codePoint);
            int next = end + Character.charCount(codePoint);
            if (next > MAX_BODY || bytes > MAX_BODY_BYTES) {
                return text.substring(0, end);
            }
            end = next;
        }
        return text;
    }

    /** At worst: Jackson writes control characters and surrogate pairs as {@code \\uXXXX}. */
    private static int bytesAsJson(int codePoint) {
        if (codePoint < ' ') {
            return 6;
        }
        if (codePoint < 0x80) {
            return codePoint == '"' || codePoint == '\\' ? 2 : 1;
        }
        return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 12;
    }

    /** The first 1,000 code points: four times what GitHub takes as a title. */
    static String words(String text) {
        return first(WORDS, text);
    }

    /** The first 280 code points. */
    static String excerpt(String text) {
        return text == null ? null : first(EXCERPT, text);
    }

    static String first(int codePoints, String text) {
        boolean fits = text.codePointCount(0, text.length()) <= codePoints;
        return fits ? text : text.substring(0, text.offsetByCodePoints(0, codePoints));
    }

    /** Lower-case hex SHA-256 of the UTF-8 bytes. */
    static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
