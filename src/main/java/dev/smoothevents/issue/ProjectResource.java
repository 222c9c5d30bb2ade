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

/** Projects: groups of issues, and where to tell of them. */
@Path("/v1/projects")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
class ProjectResource {

    private static final String EXAMPLE = """
            {"name": "Web", "maintainers": [{"person": "octocat", "notify": true}],
             "slack": {"channel": "#web", "webhookUrl": "https://hooks.slack.com/services/T000/B000/XXXX"},
             "linear": {"teamId": "5f3c"}}
            """;

    private final Projects projects;

    ProjectResource(Projects projects) {
        this.projects = projects;
    }

    @GET
    @Operation(summary = "List projects by key")
    public Uni<Page<ProjectView>> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return projects.list(Accounts.DEFAULT, Limit.parse(limit), cursor);
    }

    @GET
    @Path("{key}")
    @Operation(
            summary = "Get a project",
            description = "The Slack webhook URL is answered in full; treat it as a secret.")
    public Uni<ProjectView> get(@PathParam("key") String key) {
        return projects.get(Accounts.DEFAULT, KeyParam.checked("key", key));
    }

    @PUT
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Create or replace a project",
            description = "Fields that are not named are cleared. Maintainers are created as people on first sight.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = ProjectView.class)))
    public Uni<Response> put(
            @PathParam("key") String key,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "Web", value = EXAMPLE)))
                    ProjectBody body) {
        KeyParam.checked("key", key);
        Body.required(body).check();
        return projects.put(Accounts.DEFAULT, key, body).map(Stored::answer);
    }

    @DELETE
    @Path("{key}")
    @Operation(
            summary = "Delete a project's settings",
            description = "Its issues stay, and name it. A later PUT or event brings the project back, empty.")
    public Uni<Void> delete(@PathParam("key") String key) {
        return projects.delete(Accounts.DEFAULT, KeyParam.checked("key", key));
    }
}
