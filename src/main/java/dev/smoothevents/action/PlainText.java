package dev.smoothevents.action;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes other people's text fit to stand inside a sentence: on one line, of a sane length, and in its own place. */
final class PlainText {

    /** An extended grapheme cluster (UAX 29): what a reader takes for one character. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private static final char ELLIPSIS = '…';
    private static final char REPLACEMENT = '\uFFFD';
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    private PlainText() {}

    /**
     * The text in one line: control characters, line ends and runs of blanks become one space, bidirectional controls
     * (UAX 9) and half surrogate pairs go. Text with right-to-left letters is wrapped in an isolate, so that it cannot
     * reorder its surroundings.
     *
     * @param length the most UTF-16 units to keep; cut between grapheme clusters, with an ellipsis in place of the rest
     */
    static String of(String text, int length) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), 4 * length) + 2);
        boolean rightToLeft = false;
        // a text of megabytes is not looked at to its end: what comes so late is cut off anyway
        for (int i = 0; i < text.length() && line.length() <= 4 * length; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isBlank(c)) {
                appendBlank(line);
            } else if (!isBidiControl(c)) {
                rightToLeft |= isRightToLeft(c);
                line.appendCodePoint(Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c);
            }
        }
        String clipped = clip(line.toString().stripTrailing(), length);
        return rightToLeft ? FIRST_STRONG_ISOLATE + clipped + POP_ISOLATE : clipped;
    }

    private static String clip(String line, int length) {
        if (line.length() <= length) {
            return line;
        }
        int end = 0;
        Matcher cluster = CLUSTER.matcher(line);
        while (cluster.find() && cluster.end() < length) {
            end = cluster.end();
        }
        return line.substring(0, end).stripTrailing() + ELLIPSIS;
    }

    private static void appendBlank(StringBuilder line) {
        if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
            line.append(' ');
        }
    }

    private static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.CONTROL;
    }

    private static boolean isBidiControl(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean isRightToLeft(int c) {
        byte direction = Character.getDirectionality(c);
        return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
