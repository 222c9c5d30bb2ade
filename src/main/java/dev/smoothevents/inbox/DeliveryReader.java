package dev.smoothevents.inbox;

import dev.smoothevents.sql.Columns;
import dev.smoothevents.sql.Where;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The ledger as it is shown. */
@ApplicationScoped
class DeliveryReader {

    private static final String SELECT = """
            SELECT d.id, d.inbox, d.event_id, i.key AS issue, d.recipient, d.status, d.reason, d.attempts::text AS attempts,
                   d.due_at, d.created_at
            FROM deliveries d
            JOIN issues i ON i.account = d.account AND i.id = d.issue_id
            """;

    private final Pool pool;

    DeliveryReader(Pool pool) {
        this.pool = pool;
    }

    /** @param where conditions on {@code d} */
    Uni<List<DeliveryView>> newestFirst(Where where, int limit) {
        String sql = SELECT + where.sql() + " ORDER BY d.id DESC LIMIT " + limit;
        return pool.preparedQuery(sql).execute(where.values()).map(rows -> {
            List<DeliveryView> views = new ArrayList<>(rows.size());
            rows.forEach(row -> views.add(view(row)));
            return views;
        });
    }

    /** The delivery, or null where the account has none with that id. */
    Uni<DeliveryView> find(String account, UUID id) {
        return newestFirst(new Where().and("d.account = ?", account).and("d.id = ?", id), 1)
                .map(found -> found.isEmpty() ? null : found.get(0));
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
                Columns.instant(row, "due_at"),
                Columns.instant(row, "created_at"));
    }
}
