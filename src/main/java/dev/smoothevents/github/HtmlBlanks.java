package dev.smoothevents.github;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Blanks comments, {@code <pre>} and {@code <code>} elements that stand as HTML in a Markdown text. */
final class HtmlBlanks {

    private static final Pattern OPEN = Pattern.compile("<!--|<(pre|code)\\b[^>\\n]{0,200}>", Pattern.CASE_INSENSITIVE);

    private HtmlBlanks() {}

    static String blank(String markdown) {
        StringBuilder rest = new StringBuilder(markdown.length());
        Matcher open = OPEN.matcher(markdown);
        int at = 0;
        while (open.find(at)) {
            int end = end(markdown, open);
            if (end < 0) {
                break;
            }
            rest.append(markdown, at, open.start()).append(' ');
            at = end;
        }
        return rest.append(markdown, at, markdown.length()).toString();
    }

    private static int end(String markdown, Matcher open) {
        String close = open.group(1) == null ? "-->" : "</" + open.group(1) + ">";
        int at = markdown.indexOf(close, open.end());
        return at < 0 ? -1 : at + close.length();
    }
}
