package dev.smoothevents.action;

import dev.smoothevents.http.Page;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The catalogue over HTTP. */
@Path("/v1/actions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Actions", description = "What can happen to an issue.")
@NonBlocking
public class ActionResource {

    private final Page<ActionAnswer> all;
    private final ActionCatalogue catalogue;

    ActionResource(ActionCatalogue catalogue) {
        this.catalogue = catalogue;
        this.all = new Page<>(catalogue.all().stream().map(ActionAnswer::of).toList(), null);
    }

    @GET
    @Operation(
            operationId = "listActions",
            summary = "Every action",
            description = "The whole catalogue on one page, sorted by name.")
    public Page<ActionAnswer> all() {
        return all;
    }

    @GET
    @Path("/{name}")
    @Operation(operationId = "getAction", summary = "One action")
    @APIResponseSchema(value = ActionAnswer.class, responseCode = "200", responseDescription = "The action.")
    @APIResponse(
            responseCode = "404",
            description = "No action has this name.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public ActionAnswer one(@Parameter(example = "comment_added") @RestPath String name) {
        return catalogue.find(name).map(ActionAnswer::of).orElseThrow(() -> unknown(name));
    }

    private ProblemException unknown(String name) {
        List<String> near = catalogue.near(name);
        String hint = near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?";
        return new ProblemException(Problem.notFound("No action is called " + name + hint));
    }
}
