package dev.smoothevents.github;

import java.util.HashSet;
import java.util.Set;

/** Blanks code spans: from a run of backticks to the next run of the same length. Source: GFM Spec, 6.1. */
final class CodeSpans {

    private CodeSpans() {}

    static String blank(String paragraph) {
        StringBuilder prose = new StringBuilder(paragraph.length());
        // lengths of runs that are known to have no counterpart: keeps it linear
        Set<Integer> unmatched = new HashSet<>();
        int at = 0;
        while (at < paragraph.length()) {
            int run = runAt(paragraph, at);
            int close = run == 0 || unmatched.contains(run) ? -1 : closing(paragraph, at + run, run);
            if (close >= 0) {
                prose.append(' ');
                at = close + run;
            } else if (run > 0) {
                unmatched.add(run);
                prose.append(paragraph, at, at + run);
                at += run;
            } else {
                int length = paragraph.startsWith("\\`", at) ? 2 : 1;
                prose.append(paragraph, at, at + length);
                at += length;
            }
        }
        return prose.toString();
    }

    private static int closing(String text, int from, int run) {
        for (int at = text.indexOf('`', from); at >= 0; ) {
            int length = runAt(text, at);
            if (length == run) {
                return at;
            }
            at = text.indexOf('`', at + length);
        }
        return -1;
    }

    private static int runAt(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '`') {
            end++;
        }
        return end - at;
    }
}
