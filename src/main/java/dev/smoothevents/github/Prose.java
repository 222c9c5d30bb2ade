package dev.smoothevents.github;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paragraphs of a Markdown text without its code: fenced and indented blocks, code spans, {@code <pre>} and
 * {@code <code>}, and comments. Source: GitHub Flavored Markdown Spec, 4.4, 4.5, 6.1. One pass, linear in the text.
 */
final class Prose {

    private static final Pattern FENCE = Pattern.compile("^(?:[ >]*)(`{3,}+|~{3,}+)([^\\n]*)$");
    private static final Pattern LIST_ITEM = Pattern.compile("^\\s*(?:[-*+]|\\d{1,9}[.)])(?:\\s.*)?$");
    private static final Pattern INDENTED = Pattern.compile("^(?: {4}| {0,3}\\t).*$");

    private final List<String> paragraphs = new ArrayList<>();
    private final StringBuilder paragraph = new StringBuilder();
    private String fence;
    private boolean inList;

    private Prose() {}

    static List<String> paragraphs(String markdown) {
        Prose prose = new Prose();
        HtmlBlanks.blank(markdown).lines().forEach(prose::read);
        prose.endParagraph();
        return prose.paragraphs;
    }

    private void read(String line) {
        Matcher fenceLine = FENCE.matcher(line);
        if (fence != null) {
            fence = fenceLine.matches() && closes(fenceLine) ? null : fence;
        } else if (fenceLine.matches() && opens(fenceLine)) {
            endParagraph();
            fence = fenceLine.group(1);
        } else if (line.isBlank()) {
            endParagraph();
        } else if (!isIndentedCode(line)) {
            inList = LIST_ITEM.matcher(line).matches() || inList && (paragraph.length() > 0 || line.startsWith(" "));
            paragraph.append(line).append('\n');
        }
    }

    private static boolean opens(Matcher fenceLine) {
        // a line such as ```code``` is a span
        return fenceLine.group(1).charAt(0) == '~' || fenceLine.group(2).indexOf('`') < 0;
    }

    private boolean closes(Matcher fenceLine) {
        return fenceLine.group(1).startsWith(fence) && fenceLine.group(2).isBlank();
    }

    /** Indented text goes on with a paragraph or a list item; only after neither is it code. */
    private boolean isIndentedCode(String line) {
        return paragraph.length() == 0 && !inList && INDENTED.matcher(line).matches();
    }

    private void endParagraph() {
        if (paragraph.length() > 0) {
            paragraphs.add(CodeSpans.blank(paragraph.toString()));
            paragraph.setLength(0);
        }
    }
}
