package dev.smoothevents.inbox;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.http.Cursor;
import dev.smoothevents.http.Limit;
import dev.smoothevents.http.Page;
import dev.smoothevents.http.Violations;
import dev.smoothevents.issue.Accounts;
import dev.smoothevents.sql.Where;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ledger, for people to look at. */
@Path("/v1/deliveries")
@Tag(name = "Deliveries", description = "Who was told of what, and what came of it")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {

    private static final String CURSOR = "deliveries";
    private static final Set<String> STATES =
            Set.of("pending", "delivering", "delivered", "skipped", "digested", "dead", "cancelled");

    private final DeliveryReader reader;
    private final ActionCatalogue catalogue;

    DeliveryResource(DeliveryReader reader, ActionCatalogue catalogue) {
        this.reader = reader;
        this.catalogue = catalogue;
    }

    @GET
    @Operation(
            summary = "List deliveries, newest first",
            description =
                    "pending: waits for its turn, or to be tried again. delivering: an attempt has begun; after a crash, nobody"
                            + " knows whether it worked, and it is made again. delivered: told. skipped: expressly not told, see reason."
                            + " digested: waits for the recipient's next digest. dead: failed for good, see attempts; may be redriven."
                            + " cancelled: withdrawn before it was told.")
    public Uni<Page<DeliveryView>> list(
            @Parameter(description = "Id of an event") @QueryParam("event") String event,
            @Parameter(description = "Name of an inbox", example = "slack") @QueryParam("inbox") String inbox,
            @Parameter(description = "One of the states", example = "dead") @QueryParam("status") String status,
            @Parameter(description = "Key of an issue") @QueryParam("issue") String issue,
            @Parameter(description = "Key of a person") @QueryParam("person") String person,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        Violations faults = new Violations()
                .oneOf("inbox", inbox, catalogue.inboxes())
                .oneOf("status", status, STATES)
                .key("issue", issue, false)
                .key("person", person, false);
        UUID eventId = event == null ? null : IdParam.parse(event).orElse(null);
        if (event != null && eventId == null) {
            faults.add("event", "must be an id such as 01936f0e-7b2a-7c3d-9e4f-0123456789ab");
        }
        faults.throwIfAny();
        int size = Limit.parse(limit);
        Where where = new Where()
                .and("d.account = ?", Accounts.DEFAULT)
                .andIf(eventId, "d.event_id = ?")
                .andIf(inbox, "d.inbox = ?")
                .andIf(status, "d.status = ?")
                .andIf(person, "d.recipient = ?")
                .andIf(IdParam.after(CURSOR, cursor), "d.id < ?");
        if (issue != null) {
            where.and("d.issue_id = (SELECT id FROM issues WHERE account = ? AND key = ?)", Accounts.DEFAULT, issue);
        }
        return reader.newestFirst(where, size + 1).map(views -> page(views, size));
    }

    private static Page<DeliveryView> page(List<DeliveryView> views, int limit) {
        if (views.size() <= limit) {
            return new Page<>(views, null);
        }
        List<DeliveryView> items = views.subList(0, limit);
        return new Page<>(items, Cursor.of(CURSOR, items.get(limit - 1).id().toString()));
    }
}
