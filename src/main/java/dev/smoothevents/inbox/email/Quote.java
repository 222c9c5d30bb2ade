package dev.smoothevents.inbox.email;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Words that somebody wrote, as templates see them.
 *
 * @param caption what they are, or empty where that is plain
 * @param text with {@code \n} between lines
 */
@RegisterForReflection
record Quote(String caption, String text) {

    private static final char NO_BREAK = '\u00a0';

    /** For HTML, which would swallow the indentation of code. */
    public List<String> lines() {
        return text.lines().map(Quote::indented).toList();
    }

    private static String indented(String line) {
        String words = line.stripLeading();
        String indentation = line.substring(0, line.length() - words.length());
        return indentation.replace("\t", "    ").replace(' ', NO_BREAK) + words;
    }
}
