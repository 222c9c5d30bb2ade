package dev.smoothevents.inbox.notification;

import dev.smoothevents.sql.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What is unread: how many, and marking them read in bulk. The count is kept by the database with each change of a notification. */
@ApplicationScoped
class UnreadTable {

    /** Notifications that are marked in one transaction: others do not wait long for their locks. */
    static final int CHUNK = 5_000;

    static final String COUNT = """
            SELECT coalesce(c.unread, 0) AS unread
            FROM people p
            LEFT JOIN notification_counts c ON c.account = p.account AND c.person = p.key
            WHERE p.account = $1 AND p.key = $2""";

    private static final String COUNTS = """
            SELECT account, person, unread
            FROM notification_counts
            WHERE (account, person) IN (SELECT * FROM unnest($1::text[], $2::text[]))""";

    private static final String LAST = """
            SELECT position FROM notifications
            WHERE account = $1 AND person = $2 AND state = 'unread'
            ORDER BY position DESC
            LIMIT 1""";

    private static final String POSITION =
            "SELECT position FROM notifications WHERE account = $1 AND person = $2 AND id = $3";

    /** Locked in the order of their positions, as everywhere. */
    private static final String READ_SOME = """
            WITH next AS (
                SELECT account, id, position
                FROM notifications
                WHERE account = $1 AND person = $2 AND state = 'unread' AND position > $3 AND position <= $4 <issue>
                ORDER BY position
                LIMIT $5
                FOR UPDATE),
            done AS (
                UPDATE notifications n
                SET read_at = now()
                FROM next
                WHERE n.account = next.account AND n.id = next.id)
            SELECT count(*) AS count, max(position) AS last FROM next""";

    static final String READ_SOME_OF_ALL = READ_SOME.replace("<issue>", "");
    static final String READ_SOME_OF_ISSUE = READ_SOME.replace("<issue>", "AND issue_id = $6");

    private final Pool pool;

    UnreadTable(Pool pool) {
        this.pool = pool;
    }

    /** Or null where there is no such person. */
    Uni<Long> count(Owner owner) {
        return pool.preparedQuery(COUNT).execute(values(owner)).map(rows -> one(rows, "unread"));
    }

    /** For each of them. */
    Uni<Map<Owner, Long>> counts(Collection<Owner> owners) {
        Tuple values =
                Columns.of(owners).text(Owner::account).text(Owner::person).values();
        return pool.preparedQuery(COUNTS).execute(values).map(rows -> byOwner(owners, rows));
    }

    private static Map<Owner, Long> byOwner(Collection<Owner> owners, RowSet<Row> rows) {
        Map<Owner, Long> counts = new HashMap<>();
        owners.forEach(owner -> counts.put(owner, 0L));
        rows.forEach(
                row -> counts.put(new Owner(row.getString("account"), row.getString("person")), row.getLong("unread")));
        return counts;
    }

    /** Where the notification stands, or null where the person has no such one. */
    Uni<Long> position(Owner owner, UUID id) {
        return pool.preparedQuery(POSITION).execute(values(owner).addValue(id)).map(rows -> one(rows, "position"));
    }

    /**
     * Marks as read, some at a time. What comes meanwhile stays unread.
     *
     * @param issue only this one's, or null for all
     * @param upTo the last position, or null for all there are now
     * @return how many were unread
     */
    Uni<Long> readAll(Owner owner, UUID issue, Long upTo) {
        Uni<Long> last = upTo != null
                ? Uni.createFrom().item(upTo)
                : pool.preparedQuery(LAST).execute(values(owner)).map(rows -> one(rows, "position"));
        return last.chain(end -> end == null ? Uni.createFrom().item(0L) : readOn(new Sweep(owner, issue, end), 0, 0));
    }

    private record Sweep(Owner owner, UUID issue, long upTo) {}

    private Uni<Long> readOn(Sweep sweep, long above, long before) {
        Tuple values =
                values(sweep.owner()).addValue(above).addValue(sweep.upTo()).addValue(CHUNK);
        String sql = sweep.issue() == null ? READ_SOME_OF_ALL : READ_SOME_OF_ISSUE;
        return pool.preparedQuery(sql)
                .execute(sweep.issue() == null ? values : values.addValue(sweep.issue()))
                .map(rows -> rows.iterator().next())
                .chain(row -> {
                    long read = before + row.getLong("count");
                    boolean more = row.getLong("count") == CHUNK;
                    return more
                            ? readOn(sweep, row.getLong("last"), read)
                            : Uni.createFrom().item(read);
                });
    }

    private static Tuple values(Owner owner) {
        return Tuple.of(owner.account(), owner.person());
    }

    private static Long one(RowSet<Row> rows, String column) {
        return rows.size() == 0 ? null : rows.iterator().next().getLong(column);
    }
}
