package dev.smoothevents.inbox.notification;

import dev.smoothevents.sql.Where;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The stored notifications of people. They are written with the deliveries, in one statement. */
@ApplicationScoped
class NotificationTable {

    record Stored(UUID id, UUID eventId, String reason, Instant readAt, Instant createdAt) {}

    /** In the app, being told is the row itself. */
    static final String TELL = """
            INSERT INTO notifications (account, id, person, event_id, issue_id, reason)
            SELECT account, id, recipient, event_id, issue_id, reason
            FROM planned
            WHERE status = 'delivered'""";

    private static final String COUNT =
            "SELECT count(*) AS unread FROM notifications WHERE account = $1 AND person = $2 AND read_at IS NULL";

    private static final String READ = """
            UPDATE notifications SET read_at = coalesce(read_at, now())
            WHERE account = $1 AND person = $2 AND id = $3""";

    private static final String READ_ALL = """
            UPDATE notifications SET read_at = now()
            WHERE account = $1 AND person = $2 AND read_at IS NULL""";

    private final Pool pool;

    NotificationTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * Newest first, one more than the limit where there are more.
     *
     * @param unread true for the unread only, false for the read only, null for all
     * @param before the last id of the page before, or null
     */
    Uni<List<Stored>> page(String account, String person, Boolean unread, UUID before, int limit) {
        Where where = new Where()
                .and("account = ?", account)
                .and("person = ?", person)
                .andIf(before, "id < ?");
        if (unread != null) {
            where.and(unread ? "read_at IS NULL" : "read_at IS NOT NULL");
        }
        String sql = "SELECT id, event_id, reason, read_at, created_at FROM notifications " + where.sql()
                + " ORDER BY id DESC LIMIT " + (limit + 1);
        return pool.preparedQuery(sql).execute(where.values()).map(NotificationTable::stored);
    }

    Uni<Long> unread(String account, String person) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(account, person))
                .map(rows -> rows.iterator().next().getLong("unread"));
    }

    /** False where the person has no such notification. */
    Uni<Boolean> read(String account, String person, UUID id) {
        return pool.preparedQuery(READ).execute(Tuple.of(account, person, id)).map(done -> done.rowCount() > 0);
    }

    Uni<Integer> readAll(String account, String person) {
        return pool.preparedQuery(READ_ALL).execute(Tuple.of(account, person)).map(RowSet::rowCount);
    }

    private static List<Stored> stored(RowSet<Row> rows) {
        List<Stored> all = new ArrayList<>(rows.size());
        for (Row row : rows) {
            var readAt = row.getOffsetDateTime("read_at");
            all.add(new Stored(
                    row.getUUID("id"),
                    row.getUUID("event_id"),
                    row.getString("reason"),
                    readAt == null ? null : readAt.toInstant(),
                    row.getOffsetDateTime("created_at").toInstant()));
        }
        return all;
    }
}
