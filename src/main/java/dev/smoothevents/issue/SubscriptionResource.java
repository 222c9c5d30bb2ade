package dev.smoothevents.issue;

import dev.smoothevents.http.Limit;
import dev.smoothevents.http.Page;
import dev.smoothevents.http.Violations;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who wants to hear of an issue, and who wants not to. */
@Path("/v1/issues/{key}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
class SubscriptionResource {

    private final Subscriptions subscriptions;

    SubscriptionResource(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @GET
    @Path("subscribers")
    @Operation(summary = "List an issue's subscribers by key")
    public Uni<Page<SubscriptionView>> list(
            @PathParam("key") String key, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        KeyParam.checked("key", key);
        return subscriptions.list(Accounts.DEFAULT, key, Limit.parse(limit), cursor);
    }

    @PUT
    @Path("subscribers/{person}")
    @Operation(
            summary = "Subscribe a person to an issue",
            description = "The person is created on first sight. Who muted it no longer does.")
    @APIResponse(
            responseCode = "200",
            description = "Subscribed already",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Subscribed",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    public Uni<Response> subscribe(@PathParam("key") String key, @PathParam("person") String person) {
        check(key, person);
        return subscriptions.subscribe(Accounts.DEFAULT, key, person).map(Stored::answer);
    }

    @DELETE
    @Path("subscribers/{person}")
    @Operation(
            summary = "Unsubscribe a person from an issue",
            description =
                    "Remembered: nothing that happens later subscribes them again on its own. They still hear of it when"
                            + " somebody mentions or assigns them; who muted it does not.")
    public Uni<Void> unsubscribe(@PathParam("key") String key, @PathParam("person") String person) {
        check(key, person);
        return subscriptions.unsubscribe(Accounts.DEFAULT, key, person);
    }

    @PUT
    @Path("mute/{person}")
    @Operation(
            summary = "Mute an issue for a person",
            description = "They hear nothing of it, whatever else they are to it, save for mandatory actions.")
    @APIResponse(
            responseCode = "200",
            description = "Muted already",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Muted",
            content = @Content(schema = @Schema(implementation = SubscriptionView.class)))
    public Uni<Response> mute(@PathParam("key") String key, @PathParam("person") String person) {
        check(key, person);
        return subscriptions.mute(Accounts.DEFAULT, key, person).map(Stored::answer);
    }

    @DELETE
    @Path("mute/{person}")
    @Operation(
            summary = "Unmute an issue for a person",
            description = "They are again what they were before they muted it.")
    public Uni<Void> unmute(@PathParam("key") String key, @PathParam("person") String person) {
        check(key, person);
        return subscriptions.unmute(Accounts.DEFAULT, key, person);
    }

    private static void check(String key, String person) {
        new Violations().key("key", key, true).key("person", person, true).throwIfAny();
    }
}
