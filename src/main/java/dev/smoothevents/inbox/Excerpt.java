package dev.smoothevents.inbox;

import dev.smoothevents.topic.EventRecord;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** User text made fit to be told: readable by every receiver, and no longer than it takes. */
public final class Excerpt {

    private static final String ELLIPSIS = "…";
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|\\r|\\x{85}|\\x{2028}|\\x{2029}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern BREAKS_LINE = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");
    /** An extended grapheme cluster of Unicode's annex 29: what a reader calls one character. */
    private static final Pattern CLUSTER = Pattern.compile("\\X");

    private Excerpt() {}

    /** The words that came with the event and may be quoted, cleaned; empty where there are none. */
    public static String bodyOf(Story story) {
        EventRecord record = story.event().record();
        if (story.event().action().endsWith("_deleted")) {
            return "";
        }
        return Optional.ofNullable(record)
                .map(EventRecord::body)
                .or(() -> Extra.text(story.event(), "body_excerpt"))
                .map(body -> clean(body).strip())
                .orElse("");
    }

    /** Line breaks as {@code \n}, no other control characters than those and tabs, and encodable as UTF-8. */
    public static String clean(String text) {
        String lines = LINE_BREAK.matcher(text).replaceAll("\n");
        return wellFormed(CONTROL.matcher(lines).replaceAll(""));
    }

    /** All in one line: every control character and line separator becomes a space. Empty for null. */
    public static String line(String text) {
        return text == null
                ? ""
                : wellFormed(BREAKS_LINE.matcher(text).replaceAll(" ")).strip();
    }

    /** Half surrogate pairs, which no encoding can carry, become the replacement character. */
    public static String wellFormed(String text) {
        return LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
    }

    /** At most {@code max} UTF-16 units, cut between characters as a reader sees them, with an ellipsis for what is gone. */
    public static String clip(String text, int max) {
        return clip(text, max, UnaryOperator.identity());
    }

    /** The same for text that grows by escaping: measured after it, and never cut inside what one character became. */
    public static String clip(String text, int max, UnaryOperator<String> escape) {
        StringBuilder clipped = new StringBuilder();
        int fits = 0;
        Matcher clusters = CLUSTER.matcher(text);
        while (clusters.find()) {
            clipped.append(escape.apply(clusters.group()));
            if (clipped.length() > max) {
                String start = fits > 0 ? clipped.substring(0, fits) : firstOf(clusters.group(), max - 1, escape);
                return start + ELLIPSIS;
            }
            if (clipped.length() < max) {
                fits = clipped.length();
            }
        }
        return clipped.toString();
    }

    /** A single cluster can be of any length; then code points have to do. */
    private static String firstOf(String cluster, int max, UnaryOperator<String> escape) {
        StringBuilder start = new StringBuilder();
        for (int point : cluster.codePoints().toArray()) {
            String next = escape.apply(Character.toString(point));
            if (start.length() + next.length() > max) {
                break;
            }
            start.append(next);
        }
        return start.toString();
    }
}
