package dev.smoothevents.inbox.explain;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Violations;
import dev.smoothevents.issue.Accounts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Why somebody was told, or was not. */
@Path("/v1/events/{id}/explain")
@Tag(name = "Deliveries", description = "Who was told of what, and what came of it")
@Produces(MediaType.APPLICATION_JSON)
class ExplainResource {

    private final Explanations explanations;
    private final ActionCatalogue catalogue;

    ExplainResource(Explanations explanations, ActionCatalogue catalogue) {
        this.explanations = explanations;
        this.catalogue = catalogue;
    }

    @GET
    @Operation(
            summary = "Explain why a person was told of an event, or was not",
            description =
                    "For each inbox the decision, every step to it, and what became of it, as it was stored when the event was"
                            + " planned: what has changed since does not change the answer. Only about who is not in the ledger is it worked out"
                            + " again, and then says so (`recomputed`).")
    @APIResponse(
            responseCode = "200",
            description = "Explained",
            content =
                    @Content(
                            schema = @Schema(implementation = Explanation.class),
                            examples = {
                                @ExampleObject(name = "At night", value = ExplainExamples.AT_NIGHT),
                                @ExampleObject(name = "Not told", value = ExplainExamples.NOT_TOLD)
                            }))
    @APIResponse(
            responseCode = "404",
            description = "There is no such event",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Explanation> explain(
            @PathParam("id") String id,
            @Parameter(description = "Key of the person; need not be a recipient, nor known", required = true)
                    @QueryParam("person")
                    String person,
            @Parameter(description = "Name of an inbox; all where left out", example = "email") @QueryParam("inbox")
                    String inbox) {
        new Violations()
                .key("person", person, true)
                .oneOf("inbox", inbox, catalogue.inboxes())
                .throwIfAny();
        Set<String> inboxes = inbox == null ? catalogue.inboxes() : Set.of(inbox);
        return explanations
                .of(Accounts.DEFAULT, uuid(id), person, inboxes)
                .onItem()
                .ifNull()
                .failWith(() -> noSuchEvent(id));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw noSuchEvent(id);
        }
    }

    private static ProblemException noSuchEvent(String id) {
        return new ProblemException(Problem.notFound("There is no event " + id));
    }
}
