package dev.smoothevents.inbox.notification;

import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Notifications by what they are about. */
@ApplicationScoped
class IssueTable {

    /** The newest of an issue, and how many there are with it. */
    record Group(Stored latest, String issue, String title, long count, long unread) {}

    /** Newest first along the index; each row that is the newest of its issue makes a group, until the page is full. */
    private static final String GROUPS = """
            WITH latest AS (
                SELECT n.*
                FROM notifications n
                CROSS JOIN LATERAL (
                    SELECT position
                    FROM notifications newest
                    WHERE account = $1 AND person = $2 AND issue_id = n.issue_id AND <shelf>
                    ORDER BY position DESC
                    LIMIT 1) AS newest
                WHERE n.account = $1 AND n.person = $2 AND n.<shelf> AND n.position < $3
                  AND n.position = newest.position
                ORDER BY n.position DESC
                LIMIT $4)
            SELECT latest.*, i.key, i.title, sizes.*
            FROM latest
            JOIN issues i ON i.account = $1 AND i.id = latest.issue_id
            CROSS JOIN LATERAL (
                SELECT count(*) AS count, count(*) FILTER (WHERE n.state = 'unread') AS unread
                FROM notifications n
                WHERE n.account = $1 AND n.person = $2 AND n.issue_id = latest.issue_id AND n.state <> 'archived') AS sizes
            ORDER BY latest.position DESC""";

    private static final String ID = "SELECT id FROM issues WHERE account = $1 AND key = $2";

    private final Pool pool;

    IssueTable(Pool pool) {
        this.pool = pool;
    }

    /**
     * A group for each issue, the one with the newest notification first, so many at most.
     *
     * @param shelf where a group has one at least; its latest is the newest there
     * @param before the last position of the page before, or {@link NotificationTable#END}
     */
    Uni<List<Group>> groups(Owner owner, Shelf shelf, long before, int limit) {
        return pool.preparedQuery(groupsSql(shelf))
                .execute(Tuple.of(owner.account(), owner.person(), before, limit))
                .map(rows -> Stored.all(rows, IssueTable::group));
    }

    static String groupsSql(Shelf shelf) {
        return GROUPS.replace("<shelf>", shelf.sql());
    }

    private static Group group(Row row) {
        return new Group(
                Stored.of(row),
                row.getString("key"),
                row.getString("title"),
                row.getLong("count"),
                row.getLong("unread"));
    }

    /** The issue's id; fails with 404 where there is none with the key. */
    Uni<UUID> known(String account, String key) {
        return pool.preparedQuery(ID)
                .execute(Tuple.of(account, key))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getUUID("id"))
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(Problem.notFound("There is no issue " + key)));
    }
}
