package dev.smoothevents.outbox;

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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Recorded events that cannot be published as they are: an issue stands still on the topic until somebody acts. */
@Path("/v1/outbox/parked")
@Tag(name = "Outbox", description = "Events that are kept from the topic")
@Produces(MediaType.APPLICATION_JSON)
public class ParkedResource {

    private static final String CURSOR = "parked";

    private final ParkedTable table;
    private final OutboxRelay relay;

    ParkedResource(ParkedTable table, OutboxRelay relay) {
        this.table = table;
        this.relay = relay;
    }

    @GET
    @Operation(
            summary = "List parked events, oldest first",
            description = "The broker refused the first of an issue for good (too large for the topic, ...);"
                    + " those behind it wait, so that the issue's sequence keeps its order and has no gap.")
    public Uni<Page<ParkedView>> list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        int size = Limit.parse(limit);
        return table.list(Accounts.DEFAULT, after(cursor), size + 1).map(views -> page(views, size));
    }

    @POST
    @Path("/redrive")
    @Operation(
            summary = "Try again",
            description = "Once the cause is gone. Of one issue, or of all; answers how many issues go on.")
    public Uni<Map<String, Integer>> redrive(
            @Parameter(description = "Key of an issue; without it, all") @QueryParam("issue") String issue) {
        new Violations().key("issue", issue, false).throwIfAny();
        return table.redrive(Accounts.DEFAULT, issue).invoke(relay::poke).map(count -> Map.of("issues", count));
    }

    @DELETE
    @Path("/{event}")
    @Operation(
            summary = "Give an event up",
            description = "It stays recorded but will never be on the topic: the issue's sequence has a gap there."
                    + " What waits behind it goes on.")
    public Uni<Void> giveUp(@PathParam("event") String event) {
        return table.giveUp(Accounts.DEFAULT, uuid(event))
                .invoke(wasParked -> {
                    if (!wasParked) {
                        throw noSuch(event);
                    }
                    relay.poke();
                })
                .replaceWithVoid();
    }

    private static UUID uuid(String event) {
        try {
            return UUID.fromString(event);
        } catch (IllegalArgumentException e) {
            throw noSuch(event);
        }
    }

    private static ProblemException noSuch(String event) {
        return new ProblemException(Problem.notFound("There is no parked event " + event));
    }

    private static UUID after(String cursor) {
        List<String> values = Cursor.parse(CURSOR, 1, cursor);
        try {
            return values == null ? null : UUID.fromString(values.get(0));
        } catch (IllegalArgumentException e) {
            throw Cursor.foreign();
        }
    }

    private static Page<ParkedView> page(List<ParkedView> views, int limit) {
        if (views.size() <= limit) {
            return new Page<>(views, null);
        }
        List<ParkedView> items = views.subList(0, limit);
        return new Page<>(items, Cursor.of(CURSOR, items.get(limit - 1).event().toString()));
    }
}
