package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Excerpt;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Text in mail headers: RFC 5322 lines of at most 78 characters, RFC 2047 encoded words for what is not ASCII. Done here
 * because Vert.x encodes UTF-16 units one by one, which turns every emoji into question marks, and folds with bare line
 * feeds.
 */
final class HeaderText {

    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e]*");
    /** Direction overrides and isolates: nobody's name needs them, and they can make one read as another. */
    private static final Pattern DIRECTION = Pattern.compile("[\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]");

    private static final String FOLD = "\r\n ";
    private static final int LINE = 76;
    /** In Base64 with its frame, 70 of the 75 characters that a word may have: fits after any header's name. */
    private static final int OCTETS = 39;

    private HeaderText() {}

    /** For Subject and the like. {@code used} is how much of the line the header's name takes. */
    static String unstructured(String text, int used) {
        String line = Excerpt.line(text);
        return isPlain(line) ? folded(line, used) : encoded(line);
    }

    /** A display name before an address: quoted, or encoded. */
    static String phrase(String text) {
        String line = DIRECTION.matcher(Excerpt.line(text)).replaceAll("");
        return isPlain(line) ? '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"' : encoded(line);
    }

    private static boolean isPlain(String line) {
        return PLAIN.matcher(line).matches() && !line.contains("=?");
    }

    /** Breaks at single spaces; a word of any length stays whole, there is no way to fold it. */
    private static String folded(String line, int used) {
        StringBuilder folded = new StringBuilder();
        int column = used;
        for (String word : line.split("(?<=\\S) (?=\\S)")) {
            boolean first = folded.length() == 0;
            boolean fits = first || column + 1 + word.length() <= LINE;
            folded.append(first ? "" : fits ? " " : FOLD).append(word);
            column = (fits ? column : 0) + 1 + word.length();
        }
        return folded.toString();
    }

    private static String encoded(String line) {
        StringBuilder encoded = new StringBuilder();
        StringBuilder word = new StringBuilder();
        int octets = 0;
        for (int point : line.codePoints().toArray()) {
            String next = Character.toString(point);
            int size = next.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > OCTETS) {
                encoded.append(word(word)).append(FOLD);
                word.setLength(0);
                octets = 0;
            }
            word.append(next);
            octets += size;
        }
        return encoded.append(word(word)).toString();
    }

    private static String word(CharSequence text) {
        byte[] octets = text.toString().getBytes(StandardCharsets.UTF_8);
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(octets) + "?=";
    }
}
