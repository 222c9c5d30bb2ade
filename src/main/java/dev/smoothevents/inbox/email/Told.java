package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Extra;
import dev.smoothevents.inbox.Links;
import dev.smoothevents.inbox.Story;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One event as templates see it: all texts cleaned and clipped, not yet escaped.
 *
 * @param icon one emoji
 * @param color of the action, as CSS
 * @param sentence what happened, in one line
 * @param changes before and after
 * @param quotes the words that came with it: a comment, a description
 * @param link where to look at it, or empty
 * @param linkText what that link shows
 */
@RegisterForReflection
record Told(
        String icon,
        String color,
        String sentence,
        List<Change> changes,
        List<Quote> quotes,
        String link,
        String linkText) {

    private static final String NO_COLOR = "#57606a";
    private static final int SENTENCE = 1_000;
    private static final int BODY = 20_000;
    private static final int SUMMARY = 140;
    private static final int EXCERPT = 280;
    private static final int EXCERPT_LINES = 3;

    static Told of(Story story) {
        String color = story.action().color();
        boolean comment = story.event().record() != null
                && "comment".equals(story.event().record().type());
        return new Told(
                Excerpt.line(story.action().icon()),
                color == null ? NO_COLOR : color,
                Excerpt.clip(Excerpt.line(story.text()), SENTENCE),
                Changes.of(story.event()),
                quotes(story),
                Links.of(story).orElse(""),
                comment ? "View the comment" : "View the issue");
    }

    private static List<Quote> quotes(Story story) {
        List<Quote> quotes = new ArrayList<>();
        String now = Excerpt.bodyOf(story);
        String before = Extra.text(story.event(), "from_excerpt")
                .map(text -> Excerpt.clean(text).strip())
                .orElse("");
        if (!before.isEmpty()) {
            quotes.add(new Quote("Before", Excerpt.clip(before, BODY)));
        }
        if (!now.isEmpty()) {
            quotes.add(new Quote(before.isEmpty() ? "" : "Now", Excerpt.clip(now, BODY)));
        }
        return quotes;
    }

    public String headline() {
        return (icon + " " + sentence).strip();
    }

    /** The gist of it in one line, for where a mail program shows the beginning of a mail. */
    public String summary() {
        String said = quotes.isEmpty() ? "" : quotes.get(quotes.size() - 1).text();
        String changed = changes.stream()
                .map(change -> change.label() + ": " + change.before() + " → " + change.after())
                .collect(Collectors.joining(", "));
        String gist = said.isBlank() ? changed : said;
        return Excerpt.clip(gist.isBlank() ? sentence : Excerpt.line(gist), SUMMARY);
    }

    /** The first words of what was said; empty where nothing was. */
    public String excerpt() {
        String said = quotes.isEmpty() ? "" : quotes.get(quotes.size() - 1).text();
        List<String> lines = said.lines().filter(line -> !line.isBlank()).toList();
        String beginning = lines.stream().limit(EXCERPT_LINES).collect(Collectors.joining("\n"));
        return Excerpt.clip(beginning, EXCERPT) + (lines.size() > EXCERPT_LINES ? "\n…" : "");
    }

    public List<String> excerptLines() {
        return excerpt().lines().toList();
    }
}
