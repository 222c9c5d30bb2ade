package dev.smoothevents.feed;

import dev.smoothevents.action.Action;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.action.FeedText;
import dev.smoothevents.topic.EventMessage;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** How events look in the feed, and which do not. */
@ApplicationScoped
class FeedItems {

    private static final String UNKNOWN_ICON = "•";
    private static final String UNKNOWN_COLOR = "#57606a";

    private final ActionCatalogue catalogue;
    private final FeedText sentences;

    FeedItems(ActionCatalogue catalogue, FeedText sentences) {
        this.catalogue = catalogue;
        this.sentences = sentences;
    }

    FeedItem of(EventMessage event) {
        Action action = catalogue.find(event.action()).orElse(null);
        String text = sentences.render(event);
        return action == null
                ? new FeedItem(event, text, UNKNOWN_ICON, UNKNOWN_COLOR)
                : new FeedItem(event, text, action.icon(), action.color());
    }

    /** Actions that the feed leaves out. */
    Collection<String> hidden() {
        return catalogue.hiddenFromFeed();
    }
}
