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

/** How the people of a project are told unless they say otherwise, and how its channel and its team are. */
@Path("/v1/projects/{key}/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Preferences", description = "How people want to be told")
class ProjectPreferencesResource {

    private static final String EXAMPLE =
            "{\"inboxes\": {\"slack\": {\"*\": \"off\", \"issue_opened\": \"immediate\"}}}";

    private final PreferenceDesk desk;

    ProjectPreferencesResource(PreferenceDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(
            summary = "Get a project's preferences",
            description = "Defaults for people who have set nothing themselves; for slack and linear they decide.")
    public Uni<PreferencesBody.View> get(@PathParam("key") String key) {
        return desk.get(Scope.PROJECT, key);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Replace a project's preferences",
            description =
                    "Fields that are not named are cleared. The project is created on first sight. Digest and quiet hours are a matter of people and of the account.")
    public Uni<PreferencesBody.View> put(
            @PathParam("key") String key,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "Quiet channel", value = EXAMPLE)))
                    PreferencesBody body) {
        return desk.put(Scope.PROJECT, key, body);
    }
}
