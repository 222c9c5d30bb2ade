package dev.smoothevents.feed;

import dev.smoothevents.event.EventLog;
import dev.smoothevents.event.EventQuery;
import dev.smoothevents.http.Page;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.Violations;
import dev.smoothevents.issue.Accounts;
import dev.smoothevents.live.LiveEvents;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** The activity feed: events as sentences. */
@Path("/v1/feed")
@Tag(name = "Feed", description = "The activity feed")
@Produces(MediaType.APPLICATION_JSON)
public class FeedResource {

    private static final String EXAMPLE = """
            id:1041
            data:{"id":"01936f0e-7b2a-7c3d-9e4f-0123456789ab","issue":"acme/web#42","sequence":17,"action":"label_added","actor":"octocat","text":"octocat added the label “bug”","icon":"🏷️","color":"#57606a"}

            """;

    private final EventLog log;
    private final FeedItems items;
    private final FeedStream stream;

    FeedResource(EventLog log, FeedItems items, FeedStream stream) {
        this.log = log;
        this.items = items;
        this.stream = stream;
    }

    @GET
    @Operation(
            summary = "Read the activity feed, newest first",
            description =
                    "Each item is the event plus `text`, `icon` and `color`. Actions that the catalogue hides from the feed are"
                            + " left out.")
    public Uni<Page<FeedItem>> feed(@BeanParam EventQuery query) {
        return log.page(Accounts.DEFAULT, query, items.hidden())
                .map(page -> new Page<>(page.items().stream().map(items::of).toList(), page.next()));
    }

    @GET
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "Follow the activity feed",
            description =
                    "Server-sent events, from now on, or from where `Last-Event-ID` says: without a gap, and nothing twice. Within an"
                            + " issue in the order of `sequence`, across issues in the order in which events were written. An event that"
                            + " a repeat is folded into comes again with its new `occurrences`. Events without data only tell how far it"
                            + " has come, first of all where the stream begins: open it, then read the list, and nothing is missed.")
    @APIResponse(
            responseCode = "200",
            description = "Each event's data is an item of the feed",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = FeedItem.class),
                            examples = @ExampleObject(name = "A label", value = EXAMPLE)))
    @APIResponse(
            responseCode = "422",
            description = "Not a key, or not an id of this stream",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> stream(
            @Parameter(description = "Key of the only issue", example = "acme/web#42") @QueryParam("issue")
                    String issue,
            @Parameter(description = "Key of the only project", example = "acme/web") @QueryParam("project")
                    String project,
            @Parameter(description = "The last id that was received; a browser sends it by itself")
                    @HeaderParam(LiveEvents.LAST_EVENT_ID)
                    String lastEventId,
            @Context Sse sse) {
        new Violations()
                .key("issue", issue, false)
                .key("project", project, false)
                .throwIfAny();
        long position = LiveEvents.position(lastEventId);
        return LiveEvents.endingQuietly(LiveEvents.of(stream.follow(Accounts.DEFAULT, issue, project, position), sse));
    }
}
