package dev.smoothevents.feed;

import dev.smoothevents.action.Action;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.action.FeedText;
import dev.smoothevents.event.EventLog;
import dev.smoothevents.event.EventQuery;
import dev.smoothevents.http.Page;
import dev.smoothevents.issue.Accounts;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The activity feed: events as sentences. */
@Path("/v1/feed")
@Tag(name = "Feed", description = "The activity feed")
@Produces(MediaType.APPLICATION_JSON)
public class FeedResource {

    private static final String UNKNOWN_ICON = "•";
    private static final String UNKNOWN_COLOR = "#57606a";

    private final EventLog log;
    private final ActionCatalogue catalogue;
    private final FeedText sentences;

    FeedResource(EventLog log, ActionCatalogue catalogue, FeedText sentences) {
        this.log = log;
        this.catalogue = catalogue;
        this.sentences = sentences;
    }

    @GET
    @Operation(
            summary = "Read the activity feed, newest first",
            description =
                    "Each item is the event plus `text`, `icon` and `color`. Actions that the catalogue hides from the feed are"
                            + " left out.")
    public Uni<Page<FeedItem>> feed(@BeanParam EventQuery query) {
        return log.page(Accounts.DEFAULT, query, catalogue.hiddenFromFeed())
                .map(page -> new Page<>(page.items().stream().map(this::item).toList(), page.next()));
    }

    private FeedItem item(EventMessage event) {
        Action action = catalogue.find(event.action()).orElse(null);
        String text = sentences.render(event);
        return action == null
                ? new FeedItem(event, text, UNKNOWN_ICON, UNKNOWN_COLOR)
                : new FeedItem(event, text, action.icon(), action.color());
    }
}
