package dev.smoothevents.inbox;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.http.Cursor;
import dev.smoothevents.http.Limit;
import dev.smoothevents.http.Page;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Violations;
import dev.smoothevents.issue.Accounts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Destinations that are not told any more, because they would never take it. */
@Path("/v1/destinations")
@Tag(name = "Deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class DestinationResource {

    private static final String CURSOR = "destinations";

    private final DestinationTable table;
    private final ActionCatalogue catalogue;

    DestinationResource(DestinationTable table, ActionCatalogue catalogue) {
        this.table = table;
        this.catalogue = catalogue;
    }

    @GET
    @Operation(
            summary = "List disabled destinations, longest disabled first",
            description =
                    "Their provider said that they will never take anything again (a channel that is gone, a revoked"
                            + " webhook). What waited for them is dead, what is planned since is skipped. A change of the project's"
                            + " Slack or Linear settings enables them too.")
    public Uni<Page<DestinationView>> list(
            @Parameter(description = "Name of an inbox") @QueryParam("inbox") String inbox,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        new Violations().oneOf("inbox", inbox, catalogue.inboxes()).throwIfAny();
        int size = Limit.parse(limit);
        return table.list(Accounts.DEFAULT, inbox, IdParam.after(CURSOR, cursor), size + 1)
                .map(views -> page(views, size));
    }

    @DELETE
    @Path("/{id}/disabled")
    @Operation(
            summary = "Enable a destination again",
            description = "Once it has been put right. What was given up meanwhile can be redriven.")
    @APIResponse(responseCode = "204", description = "Enabled")
    @APIResponse(
            responseCode = "404",
            description = "No destination is disabled under this id",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> enable(@PathParam("id") String id) {
        return table.enable(Accounts.DEFAULT, IdParam.parse(id).orElseThrow(() -> noSuch(id)))
                .invoke(wasDisabled -> {
                    if (!wasDisabled) {
                        throw noSuch(id);
                    }
                })
                .replaceWithVoid();
    }

    private static ProblemException noSuch(String id) {
        return new ProblemException(Problem.notFound("There is no disabled destination " + id));
    }

    private static Page<DestinationView> page(List<DestinationView> views, int limit) {
        if (views.size() <= limit) {
            return new Page<>(views, null);
        }
        List<DestinationView> items = views.subList(0, limit);
        return new Page<>(items, Cursor.of(CURSOR, items.get(limit - 1).id().toString()));
    }
}
