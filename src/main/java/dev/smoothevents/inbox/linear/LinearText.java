package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Extra;
import dev.smoothevents.inbox.Links;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.topic.EventRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is written into Linear, in Markdown. What people wrote is Markdown already and stays as it is. */
final class LinearText {

    private static final int TITLE = 255;
    private static final String UNTITLED = "Untitled";
    /** Younger than this, an event counts as happening now. Linear refuses times that are still to come on its clock. */
    private static final Duration FRESH = Duration.ofMinutes(5);
    /** GitHub's own limit, so that nothing that comes from there is cut. */
    private static final int BODY = 65_536;

    private LinearText() {}

    /** The issue's title after the event. */
    static String title(Story story) {
        EventRecord record = story.event().record();
        String title = Extra.text(story.event(), "to")
                .or(() -> Optional.ofNullable(record).map(EventRecord::title))
                .orElse(story.issue().title());
        return title(title, story.issue().key());
    }

    /** A title that Linear takes: one line, not empty, not too long. */
    static String title(String title, String otherwise) {
        String line = Excerpt.line(title);
        String whole = line.isEmpty() ? Excerpt.line(otherwise) : line;
        return Excerpt.clip(whole.isEmpty() ? UNTITLED : whole, TITLE);
    }

    /** The issue's description, with the way back to where it came from. */
    static String description(Story story) {
        return description(
                body(story).orElse(null), story.issue().key(), story.issue().url());
    }

    static String description(String body, String key, String url) {
        String link = link(key, url);
        return fit(body).map(text -> text + "\n\n" + link).orElse(link);
    }

    /** A comment in the name of its author, who need not have an account in Linear. */
    static String comment(Story story) {
        String author = Excerpt.line(story.actor().displayName());
        return body(story).map(body -> "**" + author + "**: " + body).orElseGet(() -> narration(story));
    }

    /** What happened, in the feed's words. */
    static String narration(Story story) {
        String sentence = Excerpt.clip(Excerpt.line(story.text()), BODY);
        return sentence + "\n\n" + link(story.issue().key(), story.issue().url());
    }

    /** The record's words. Only what JSON or a database cannot carry is taken out: NUL, and halves of characters. */
    static Optional<String> body(Story story) {
        EventRecord record = story.event().record();
        return fit(record == null ? null : record.body());
    }

    /** When something happened, as Linear wants it of what comes late; empty for what is fresh, whose time Linear knows best. */
    static Optional<String> longAgo(Instant time, Instant now) {
        return time.isBefore(now.minus(FRESH)) ? Optional.of(time.toString()) : Optional.empty();
    }

    private static Optional<String> fit(String text) {
        return Optional.ofNullable(text)
                .filter(body -> !body.isBlank())
                .map(body -> Excerpt.wellFormed(body.replace("\0", "")))
                .map(body -> Excerpt.clip(body, BODY))
                .filter(body -> !body.isBlank());
    }

    private static String link(String issueKey, String issueUrl) {
        String key = Excerpt.line(issueKey);
        return Links.http(issueUrl)
                .map(url -> "[" + key.replace("[", "\\[").replace("]", "\\]") + "](<" + url + ">)")
                .orElse(key);
    }
}
