package dev.smoothevents.inbox.email;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plain text as a terminal shows it best: lines of at most 76 columns (RFC 5322, section 2.1.1, recommends 78). Links and what is
 * indented stay whole, words of writing without spaces are broken between characters.
 */
final class TextWrap {

    private static final int COLUMNS = 76;
    /** Code and tables: their line breaks mean something. */
    private static final Pattern PREFORMATTED = Pattern.compile("( {4}|\t).*", Pattern.DOTALL);

    private static final Pattern QUOTED = Pattern.compile("((?:> ?)+)(.*)", Pattern.DOTALL);
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private TextWrap() {}

    /** Each line wrapped on its own. */
    static String wrapped(String text) {
        return lines(text, "", "");
    }

    /** As a quotation; one within it becomes {@code >> } (RFC 3676, section 4.5). */
    static String quoted(String text) {
        return lines(text, "> ", "> ");
    }

    /** As one item of a list, indented under its mark. */
    static String item(String text, String mark) {
        return lines(text, mark, " ".repeat(mark.length()));
    }

    private static String lines(String text, String first, String rest) {
        List<String> out = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            wrap(line, out.isEmpty() ? first : rest, rest, out);
        }
        return String.join("\n", out);
    }

    private static void wrap(String line, String first, String rest, List<String> out) {
        Matcher quotation = QUOTED.matcher(line);
        if (rest.startsWith(">") && quotation.matches()) {
            String deeper = ">" + quotation.group(1).replace(" ", "") + " ";
            fill(quotation.group(2).strip(), deeper, deeper, out);
        } else if (PREFORMATTED.matcher(line).matches()) {
            out.add((first + line).stripTrailing());
        } else {
            String indent =
                    line.substring(0, line.length() - line.stripLeading().length());
            fill(line.strip(), first + indent, rest + indent, out);
        }
    }

    private static void fill(String text, String first, String rest, List<String> out) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : text.split("[ \t]+")) {
            if (!empty && columns(line) + 1 + columns(word) > COLUMNS) {
                out.add(line.toString());
                line = new StringBuilder(rest);
                empty = true;
            }
            line.append(empty ? "" : " ");
            line = append(line, word, rest, out);
            empty = false;
        }
        out.add(line.toString().stripTrailing());
    }

    /** A long word of ASCII is a link or a hash, and of no use in two pieces. */
    private static StringBuilder append(StringBuilder start, String word, String rest, List<String> out) {
        if (columns(start) + columns(word) <= COLUMNS || isAscii(word)) {
            return start.append(word);
        }
        StringBuilder line = start;
        int used = columns(line);
        Matcher clusters = CLUSTER.matcher(word);
        while (clusters.find()) {
            int wide = columns(clusters.group());
            if (used + wide > COLUMNS && used > rest.length()) {
                out.add(line.toString());
                line = new StringBuilder(rest);
                used = rest.length();
            }
            line.append(clusters.group());
            used += wide;
        }
        return line;
    }

    private static boolean isAscii(String word) {
        return word.chars().allMatch(c -> c < 0x80);
    }

    /** How wide a terminal draws it. */
    static int columns(CharSequence text) {
        return text.codePoints().map(TextWrap::columns).sum();
    }

    private static int columns(int point) {
        if (point < 0x300) {
            return 1;
        }
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    /** Roughly the wide and full-width blocks of Unicode's annex 11, and emoji. */
    private static boolean isWide(int point) {
        return point >= 0x1100 && point <= 0x115f
                || point >= 0x2e80 && point <= 0xa4cf
                || point >= 0xac00 && point <= 0xd7a3
                || point >= 0xf900 && point <= 0xfaff
                || point >= 0xfe30 && point <= 0xfe6f
                || point >= 0xff00 && point <= 0xff60
                || point >= 0xffe0 && point <= 0xffe6
                || point >= 0x1f300 && point <= 0x1faff
                || point >= 0x20000 && point <= 0x3ffff;
    }
}
