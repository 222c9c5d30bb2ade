package dev.smoothevents.inbox.notification;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The stored notifications of people, in the order in which they came. They are written with the deliveries, in one statement. */
@ApplicationScoped
class NotificationTable {

    /** Before the first page. */
    static final long END = Long.MAX_VALUE;

    /** In the app, being told is the row itself. */
    static final String TELL = """
            INSERT INTO notifications (account, id, person, event_id, issue_id, reason)
            SELECT account, id, recipient, event_id, issue_id, reason
            FROM planned
            WHERE status = 'delivered'""";

    private static final String SELECT =
            "SELECT " + Stored.COLUMNS + " FROM notifications WHERE account = $1 AND person = $2 AND ";

    /** Each part is read by its own index, no further than the limit. */
    static final String MISSED =
            missed(Shelf.INBOX) + " UNION ALL " + missed(Shelf.ARCHIVED) + " ORDER BY position LIMIT $5";

    private static String missed(Shelf shelf) {
        return "(" + SELECT + shelf.sql() + " AND position > $3 AND position <= $4 ORDER BY position LIMIT $5)";
    }

    private final Pool pool;

    NotificationTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * Newest first, so many at most.
     *
     * @param issue only this one's, or null for all
     * @param before the last position of the page before, or {@link #END}
     */
    Uni<List<Stored>> page(Owner owner, Shelf shelf, UUID issue, long before, int limit) {
        Tuple values = Tuple.of(owner.account(), owner.person(), before, limit);
        return issue == null ? list(pageSql(shelf), values) : list(issuePageSql(shelf), values.addValue(issue));
    }

    static String pageSql(Shelf shelf) {
        return SELECT + shelf.sql() + " AND position < $3 ORDER BY position DESC LIMIT $4";
    }

    static String issuePageSql(Shelf shelf) {
        return SELECT + shelf.sql() + " AND position < $3 AND issue_id = $5 ORDER BY position DESC LIMIT $4";
    }

    /** What came above one position and up to another, the oldest first, whatever became of it since. */
    Uni<List<Stored>> between(Owner owner, long above, long upTo, int limit) {
        return list(MISSED, Tuple.of(owner.account(), owner.person(), above, upTo, limit));
    }

    /** False where the person has no such notification. */
    Uni<Boolean> change(Change change, Owner owner, UUID id) {
        return pool.preparedQuery(change.sql())
                .execute(Tuple.of(owner.account(), owner.person(), id))
                .map(done -> done.rowCount() > 0);
    }

    private Uni<List<Stored>> list(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).map(rows -> Stored.all(rows, Stored::of));
    }
}
