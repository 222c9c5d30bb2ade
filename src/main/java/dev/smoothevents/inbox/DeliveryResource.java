package dev.smoothevents.inbox;

import dev.smoothevents.http.Cursor;
import dev.smoothevents.http.Limit;
import dev.smoothevents.http.Page;
import dev.smoothevents.http.Violations;
import dev.smoothevents.issue.Accounts;
import dev.smoothevents.sql.Where;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
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
    private static final Set<String> INBOXES = Set.of("email", "slack", "linear", "notification");
    private static final Set<String> STATES = Set.of("pending", "delivered", "skipped", "dead");

    private static final String SELECT = """
            SELECT d.id, d.inbox, d.event_id, i.key AS issue, d.recipient, d.status, d.reason, d.attempts::text AS attempts,
                   d.due_at, d.created_at
            FROM deliveries d
            JOIN issues i ON i.account = d.account AND i.id = d.issue_id
            """;

    private final Pool pool;

    DeliveryResource(Pool pool) {
        this.pool = pool;
    }

    @GET
    @Operation(
            summary = "List deliveries, newest first",
            description = "Delivered, pending (with the attempts so far), skipped (with the reason), and dead ones.")
    public Uni<Page<DeliveryView>> list(
            @Parameter(description = "Id of an event") @QueryParam("event") String event,
            @Parameter(description = "email, slack, linear or notification") @QueryParam("inbox") String inbox,
            @Parameter(description = "pending, delivered, skipped or dead") @QueryParam("status") String status,
            @Parameter(description = "Key of an issue") @QueryParam("issue") String issue,
            @Parameter(description = "Key of a person") @QueryParam("person") String person,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        Violations faults = new Violations()
                .oneOf("inbox", inbox, INBOXES)
                .oneOf("status", status, STATES)
                .key("issue", issue, false)
                .key("person", person, false);
        UUID eventId = uuid("event", event, faults);
        faults.throwIfAny();
        int size = Limit.parse(limit);
        Where where = new Where()
                .and("d.account = ?", Accounts.DEFAULT)
                .andIf(eventId, "d.event_id = ?")
                .andIf(inbox, "d.inbox = ?")
                .andIf(status, "d.status = ?")
                .andIf(person, "d.recipient = ?")
                .andIf(before(cursor), "d.id < ?");
        if (issue != null) {
            where.and("d.issue_id = (SELECT id FROM issues WHERE account = ? AND key = ?)", Accounts.DEFAULT, issue);
        }
        String sql = SELECT + where.sql() + " ORDER BY d.id DESC LIMIT " + (size + 1);
        return pool.preparedQuery(sql).execute(where.values()).map(rows -> page(rows, size));
    }

    private static UUID uuid(String field, String value, Violations faults) {
        try {
            return value == null ? null : UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            faults.add(field, "must be an id such as 01936f0e-7b2a-7c3d-9e4f-0123456789ab");
            return null;
        }
    }

    private static UUID before(String cursor) {
        List<String> values = Cursor.parse(CURSOR, 1, cursor);
        try {
            return values == null ? null : UUID.fromString(values.get(0));
        } catch (IllegalArgumentException e) {
            throw Cursor.foreign();
        }
    }

    private static Page<DeliveryView> page(RowSet<Row> rows, int limit) {
        List<DeliveryView> views = new ArrayList<>(rows.size());
        rows.forEach(row -> views.add(view(row)));
        if (views.size() <= limit) {
            return new Page<>(views, null);
        }
        List<DeliveryView> items = views.subList(0, limit);
        return new Page<>(items, Cursor.of(CURSOR, items.get(limit - 1).id().toString()));
    }

    private static DeliveryView view(Row row) {
        return new DeliveryView(
                row.getUUID("id"),
                row.getString("inbox"),
                row.getUUID("event_id"),
                row.getString("issue"),
                row.getString("recipient"),
                row.getString("status"),
                row.getString("reason"),
                row.getString("attempts"),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
