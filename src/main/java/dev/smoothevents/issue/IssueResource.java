package dev.smoothevents.issue;

import dev.smoothevents.http.Limit;
import dev.smoothevents.http.Page;
import dev.smoothevents.http.Violations;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Issues: what events are about. */
@Path("/v1/issues")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
class IssueResource {

    private static final String EXAMPLE = """
            {"project": "acme/web", "title": "Login fails", "url": "https://github.com/acme/web/issues/42",
             "creator": "octocat", "state": "open", "createdAt": "2026-11-23T18:00:00Z"}
            """;

    private final Issues issues;

    IssueResource(Issues issues) {
        this.issues = issues;
    }

    @GET
    @Operation(summary = "List issues by key")
    public Uni<Page<IssueView>> list(
            @QueryParam("project") String project,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        return issues.list(Accounts.DEFAULT, KeyParam.checked("project", project), Limit.parse(limit), cursor);
    }

    @GET
    @Path("{key}")
    @Operation(summary = "Get an issue")
    public Uni<IssueView> get(@PathParam("key") String key) {
        return issues.get(Accounts.DEFAULT, KeyParam.checked("key", key));
    }

    @PUT
    @Path("{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Create or replace an issue",
            description =
                    "Fields that are not named are cleared, save project and createdAt: an issue that is there keeps its own,"
                            + " a new one gets `default` and now. Project and creator are created on first sight. A hidden issue"
                            + " is shown again.")
    @APIResponse(
            responseCode = "200",
            description = "Replaced",
            content = @Content(schema = @Schema(implementation = IssueView.class)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            content = @Content(schema = @Schema(implementation = IssueView.class)))
    public Uni<Response> put(
            @PathParam("key") String key,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "Bug", value = EXAMPLE))) IssueBody body) {
        KeyParam.checked("key", key);
        Body.required(body).check();
        return issues.put(Accounts.DEFAULT, key, body).map(Stored::answer);
    }

    @DELETE
    @Path("{key}")
    @Operation(
            summary = "Hide or purge an issue",
            description =
                    "Hides it and keeps its history. With purge=true it is deleted with its events, deliveries and"
                            + " notifications; that cannot be undone, and does not reach what was told already.")
    public Uni<Void> delete(@PathParam("key") String key, @QueryParam("purge") String purge) {
        KeyParam.checked("key", key);
        new Violations().oneOf("purge", purge, Set.of("true", "false")).throwIfAny();
        return "true".equals(purge) ? issues.purge(Accounts.DEFAULT, key) : issues.hide(Accounts.DEFAULT, key);
    }
}
