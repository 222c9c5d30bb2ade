package dev.smoothevents.issue;

import dev.smoothevents.http.Limit;
import dev.smoothevents.http.Page;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
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
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** People: who acts, and who is told. */
@Path("/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
class PersonResource {

    private static final String EXAMPLE = """
            {"name": "Mona", "email": "mona@example.com", "type": "user", "timeZone": "Europe/Berlin", "slackUserId": "U024BE7LH"}
            """;

    private final People people;

    PersonResource(People people) {
        this.people = people;
    }

    @GET
    @Operation(summary = "List people by key")
    public Uni<Page<PersonView>> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return people.list(Accounts.DEFAULT, Limit.parse(limit), cursor);
    }

    @GET
    @Path("{key}")
    @Operation(summary = "Get a person")
    public Uni<PersonView> get(@PathParam("key") String key) {
        return people.get(Accounts.DEFAULT, KeyParam.checked("key", key));
    }

    @PUT
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Create or replace a person", description = "Fields that are not named are cleared.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Uni<Response> put(
            @PathParam("key") String key,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "Mona", value = EXAMPLE)))
                    PersonBody body) {
        KeyParam.checked("key", key);
        Body.required(body).check();
        return people.put(Accounts.DEFAULT, key, body).map(Stored::answer);
    }

    @DELETE
    @Path("{key}")
    @Operation(
            summary = "Forget a person",
            description = "Name, addresses, subscriptions and preferences are deleted. The key stays in the history."
                    + " A later PUT or event brings the person back, empty.")
    public Uni<Void> delete(@PathParam("key") String key) {
        return people.forget(Accounts.DEFAULT, KeyParam.checked("key", key));
    }
}
