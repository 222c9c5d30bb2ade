package dev.smoothevents.inbox.preference;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a person wants to be told. */
@Path("/v1/people/{key}/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Preferences", description = "How people want to be told")
class PersonPreferencesResource {

    private final PreferenceDesk desk;

    PersonPreferencesResource(PreferenceDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(
            summary = "Get a person's preferences",
            description =
                    "What the person has set. What is not set follows the project's, then the account's, then the action's own inboxes.")
    public Uni<PreferencesBody.View> get(@PathParam("key") String key) {
        return desk.get(Scope.PERSON, key);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replace a person's preferences",
            description =
                    "Fields that are not named are cleared. The person is created on first sight. For slack and linear, which tell a channel and a team, a person's word is kept but does not count. A mandatory action cannot be had other than at once.")
    public Uni<PreferencesBody.View> put(
            @PathParam("key") String key,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "Mona", value = PreferenceDesk.EXAMPLE)))
                    PreferencesBody body) {
        return desk.put(Scope.PERSON, key, body);
    }
}
