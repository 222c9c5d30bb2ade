package dev.smoothevents.inbox;

import dev.smoothevents.sql.Where;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What people do to deliveries: have what is dead tried again, or withdraw what waits. */
@ApplicationScoped
class RedriveTable {

    /** What is done, and to which. */
    private enum Change {
        /** as if it were new, but in its old place: what waits behind it for the same recipient and issue goes on waiting */
        REDRIVE(
                "d.status IN ('dead', 'cancelled')",
                "status = 'pending', tries = 0, due_at = now(), waits_since = now(), updated_at = now()"),
        CANCEL("d.status = 'pending'", "status = 'cancelled', updated_at = now()");

        private final String from;
        private final String set;

        Change(String from, String set) {
            this.from = from;
            this.set = set;
        }
    }

    private static final int AT_ONCE = 1_000;

    private static final String ONE = """
            UPDATE deliveries d SET %s WHERE d.account = $1 AND d.id = $2 AND %s""";

    /** In the order in which they were planned, some at a time, and nothing twice, whatever becomes of it meanwhile. */
    private static final String SOME = """
            WITH chosen AS (
                SELECT d.account, d.id FROM deliveries d
                %s
                ORDER BY d.id
                LIMIT %d
                FOR NO KEY UPDATE),
            done AS (
                UPDATE deliveries d SET %s FROM chosen WHERE d.account = chosen.account AND d.id = chosen.id
                RETURNING d.id)
            SELECT count(*)::int AS done, (SELECT id FROM chosen ORDER BY id DESC LIMIT 1) AS last FROM done""";

    private final Pool pool;

    RedriveTable(Pool pool) {
        this.pool = pool;
    }

    /** False where it is neither dead nor cancelled. */
    Uni<Boolean> redrive(String account, UUID id) {
        String sql = ONE.formatted(Change.REDRIVE.set, Change.REDRIVE.from);
        return pool.preparedQuery(sql).execute(Tuple.of(account, id)).map(done -> done.rowCount() > 0);
    }

    /** How many are tried again. */
    Uni<Integer> redrive(String account, String inbox, Selection selection) {
        return change(Change.REDRIVE, account, inbox, selection, null, 0);
    }

    /** How many are withdrawn; what is being attempted is not. */
    Uni<Integer> cancel(String account, String inbox, Selection selection) {
        return change(Change.CANCEL, account, inbox, selection, null, 0);
    }

    private Uni<Integer> change(
            Change change, String account, String inbox, Selection selection, UUID after, int doneBefore) {
        Where where = selection
                .where(account)
                .and("d.inbox = ?", inbox)
                .and(change.from)
                .andIf(after, "d.id > ?");
        return pool.preparedQuery(SOME.formatted(where.sql(), AT_ONCE, change.set))
                .execute(where.values())
                .chain(rows -> {
                    int done = doneBefore + only(rows).getInteger("done");
                    UUID last = only(rows).getUUID("last");
                    return last == null
                            ? Uni.createFrom().item(done)
                            : change(change, account, inbox, selection, last, done);
                });
    }

    private static Row only(RowSet<Row> rows) {
        return rows.iterator().next();
    }
}
