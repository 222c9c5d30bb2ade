package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Extra;
import dev.smoothevents.inbox.Links;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.topic.EventRecord;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands in small letters under the news: project, issue, actor, time, where to look, who should, and what was changed since. */
final class SmallPrint {

    private static final int WORDS = 200;
    private static final int MENTIONS = 20;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** @param rest of the message, in which somebody may be mentioned already */
    List<String> of(SlackNews news, String rest) {
        Story story = news.story();
        List<String> print = new ArrayList<>();
        print.add(project(story));
        print.add(SlackText.line(story.issue().key(), WORDS, "this issue"));
        print.add(name(story.actor()));
        print.add(time(story.event().occurredAt()));
        thing(news).ifPresent(print::add);
        List<String> missing = news.isRemoved() ? List.of() : news.mentions().missingIn(rest);
        if (!missing.isEmpty()) {
            print.add(String.join(" ", missing.subList(0, Math.min(missing.size(), MENTIONS))));
        }
        if (news.isRemoved() || news.isEdited()) {
            print.add(changed(news));
        }
        return print;
    }

    private static String project(Story story) {
        String key = SlackText.line(story.project().key(), WORDS, "project");
        return SlackText.line(story.project().name(), WORDS, key);
    }

    private static String name(PersonCard person) {
        return person == null ? "somebody" : SlackText.line(person.displayName(), WORDS, "somebody");
    }

    private static String time(Instant moment) {
        return TIME.format(moment);
    }

    /** A link to what was acted on, where it is not the issue itself. */
    private static Optional<String> thing(SlackNews news) {
        Story story = news.story();
        Optional<String> issue = Links.issueOf(story);
        return news.isRemoved()
                ? Optional.empty()
                : address(story)
                        .filter(address -> !issue.equals(Optional.of(address)))
                        .map(address -> SlackText.link(address, "View " + noun(story)));
    }

    private static Optional<String> address(Story story) {
        return Optional.ofNullable(story.event().record())
                .map(EventRecord::url)
                .or(() -> Extra.text(story.event(), "commit_url"))
                .or(() -> Extra.text(story.event(), "discussion_url"))
                .flatMap(Links::http);
    }

    private static String noun(Story story) {
        String type = story.action().recordType();
        return type == null ? "more" : SlackText.line(type.replace('_', ' '), WORDS, "more");
    }

    private static String changed(SlackNews news) {
        Story change = news.change();
        return (news.isRemoved() ? "deleted by " : "edited by ")
                + name(change.actor())
                + ", "
                + time(change.event().occurredAt());
    }
}
