package dev.smoothevents.inbox.notification;

import dev.smoothevents.http.Problem;
import dev.smoothevents.issue.Accounts;
import dev.smoothevents.live.LiveEvents;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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

/** The in-app inbox of a person, live. */
@Path("/v1/people/{key}/notifications/stream")
@Tag(name = "Notifications")
public class StreamResource {

    private static final String EXAMPLE = """
            id:311
            data:{"id":"01936f0e-8c11-7d20-a1b2-0123456789ab","event":{"issue":"acme/web#42","sequence":17,"action":"comment_added","actor":"octocat"},"text":"octocat commented","reason":"mentioned","why":"You were mentioned.","readAt":null}

            event:unread-count
            data:{"count":3}

            """;

    private final NotificationStream stream;

    StreamResource(NotificationStream stream) {
        this.stream = stream;
    }

    @GET
    @KnownPerson
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "Follow what a person is told in the app",
            description =
                    "Server-sent events, from now on, or from where `Last-Event-ID` says: each notification once, in the order in which"
                            + " they were written, without a gap. Events named `unread-count` tell the count at the beginning and when it"
                            + " has changed, whatever changed it. Events without data only tell how far it has come, first of all where the"
                            + " stream begins: open it, then read the list, and nothing is missed.")
    @APIResponse(
            responseCode = "200",
            description = "Each event's data is a notification, or, where it is named so, the unread count",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = NotificationView.class),
                            examples = @ExampleObject(name = "A mention", value = EXAMPLE)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such person",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Not an id of this stream",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<OutboundSseEvent> follow(
            @PathParam("key") String person,
            @Parameter(description = "The last id that was received; a browser sends it by itself")
                    @HeaderParam(LiveEvents.LAST_EVENT_ID)
                    String lastEventId,
            @Context Sse sse) {
        return stream.follow(new Owner(Accounts.DEFAULT, person), LiveEvents.position(lastEventId), sse);
    }
}
