package dev.smoothevents.inbox.preference;

import dev.smoothevents.issue.Accounts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How everybody is told unless their project or they themselves say otherwise. */
@Path("/v1/preferences")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Preferences", description = "How people want to be told")
class AccountPreferencesResource {

    private final PreferenceDesk desk;

    AccountPreferencesResource(PreferenceDesk desk) {
        this.desk = desk;
    }

    @GET
    @Operation(
            summary = "Get the account's preferences",
            description = "Defaults for all projects and people who have set nothing themselves.")
    public Uni<PreferencesBody.View> get() {
        return desk.get(Scope.ACCOUNT, Accounts.DEFAULT);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Replace the account's preferences", description = "Fields that are not named are cleared.")
    public Uni<PreferencesBody.View> put(
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(name = "Digests", value = PreferenceDesk.EXAMPLE)))
                    PreferencesBody body) {
        return desk.put(Scope.ACCOUNT, Accounts.DEFAULT, body);
    }
}
