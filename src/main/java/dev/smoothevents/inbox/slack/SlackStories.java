package dev.smoothevents.inbox.slack;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.action.FeedText;
import dev.smoothevents.event.EventLog;
import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Puts together what a message says. */
@ApplicationScoped
class SlackStories {

    private final EventLog log;
    private final Directory directory;
    private final ActionCatalogue catalogue;
    private final FeedText text;

    SlackStories(EventLog log, Directory directory, ActionCatalogue catalogue, FeedText text) {
        this.log = log;
        this.directory = directory;
        this.catalogue = catalogue;
        this.text = text;
    }

    /** The story as it is. */
    Uni<SlackNews> news(Story story) {
        return mentions(story).map(mentions -> SlackNews.of(story, mentions));
    }

    /**
     * What an earlier message says after the change: what it told, with the last edit or removal, this one included, and under the issue's
     * present title. Where what it told is no longer known, the change itself.
     */
    Uni<SlackNews> news(Delivery change, SlackPost post) {
        Story now = change.story();
        return earlier(now, post.event()).chain(told -> told == null ? news(now) : news(told, now, post));
    }

    private Uni<SlackNews> news(Story told, Story now, SlackPost post) {
        boolean isTitle = SlackChange.of(now)
                .filter(change -> change.kind() == SlackChange.Kind.RETITLES)
                .isPresent();
        Uni<Story> last =
                isTitle ? earlier(now, post.change()) : Uni.createFrom().item(now);
        return last.chain(change ->
                mentions(change == null ? told : change).map(mentions -> new SlackNews(told, change, mentions)));
    }

    /** Another event of the same issue; a null item where it is not known, or none. */
    Uni<Story> earlier(Story now, UUID event) {
        return event == null
                ? Uni.createFrom().nullItem()
                : log.find(now.event().account(), event).chain(found -> found == null ? none() : story(now, found));
    }

    private Uni<Story> story(Story now, EventMessage event) {
        return catalogue
                .find(event.action())
                .map(action -> directory
                        .person(event.account(), event.actor())
                        .map(actor -> new Story(event, action, now.issue(), now.project(), actor, text.render(event))))
                .orElse(none());
    }

    private static Uni<Story> none() {
        return Uni.createFrom().nullItem();
    }

    private Uni<Mentions> mentions(Story story) {
        Set<String> named = Mentions.named(story.event());
        return named.isEmpty()
                ? Uni.createFrom().item(Mentions.NONE)
                : directory.people(story.event().account(), named).map(people -> Mentions.of(people.values()));
    }
}
