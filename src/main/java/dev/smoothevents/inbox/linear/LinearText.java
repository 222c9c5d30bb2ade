package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Extra;
import dev.smoothevents.inbox.Links;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.topic.EventRecord;
import java.util.Optional;

/** What is written into Linear, in Markdown. What people wrote is Markdown already and stays as it is. */
final class LinearText {

    private static final int TITLE = 255;
    /** GitHub's own limit, so that nothing that comes from there is cut. */
    private static final int BODY = 65_536;

    private LinearText() {}

    /** The issue's title after the event. */
    static String title(Story story) {
        EventRecord record = story.event().record();
        String title = Extra.text(story.event(), "to")
                .or(() -> Optional.ofNullable(record).map(EventRecord::title))
                .or(() -> Optional.ofNullable(story.issue().title()))
                .map(Excerpt::line)
                .filter(text -> !text.isEmpty())
                .orElse(story.issue().key());
        return Excerpt.clip(title, TITLE);
    }

    /** The issue's description, with the way back to where it came from. */
    static String description(Story story) {
        String link = issueLink(story);
        return body(story).map(body -> body + "\n\n" + link).orElse(link);
    }

    /** A comment in the name of its author, who need not have an account in Linear. */
    static String comment(Story story) {
        String author = Excerpt.line(story.actor().displayName());
        return body(story).map(body -> "**" + author + "**: " + body).orElseGet(() -> narration(story));
    }

    /** What happened, in the feed's words. */
    static String narration(Story story) {
        String sentence = Excerpt.clip(Excerpt.line(story.text()), BODY);
        return sentence + "\n\n" + issueLink(story);
    }

    /** The record's words. Only what JSON or a database cannot carry is taken out: NUL, and halves of characters. */
    static Optional<String> body(Story story) {
        EventRecord record = story.event().record();
        return Optional.ofNullable(record)
                .map(EventRecord::body)
                .filter(body -> !body.isBlank())
                .map(body -> Excerpt.wellFormed(body.replace("\0", "")))
                .map(body -> Excerpt.clip(body, BODY));
    }

    private static String issueLink(Story story) {
        String key = Excerpt.line(story.issue().key());
        return Links.issueOf(story)
                .map(url -> "[" + key.replace("[", "\\[").replace("]", "\\]") + "](<" + url + ">)")
                .orElse(key);
    }
}
