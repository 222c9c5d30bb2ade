package dev.smoothevents.outbox;

import dev.smoothevents.sql.Limits;
import dev.smoothevents.topic.Envelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is parked: read it, bring it back, give it up. */
@ApplicationScoped
class ParkedTable {

    private static final String LIST = """
            SELECT id, subject, aggregateversion, type, error, parked_at
            FROM outbox_dead
            WHERE source = $1 AND ($2::uuid IS NULL OR id > $2)
            ORDER BY id
            LIMIT $3""";

    private static final String ISSUES = """
            SELECT DISTINCT aggregateid FROM outbox_dead WHERE source = $1 AND ($2::text IS NULL OR subject = $2)""";

    private static final String ISSUE_OF = "SELECT aggregateid FROM outbox_dead WHERE source = $1 AND id = $2";

    private static final String GIVE_UP = "DELETE FROM outbox_dead WHERE id = $1";

    /** Nobody adds to the issue while its rows are put in order again. */
    private static final String LOCK = "SELECT FROM issues WHERE account = $1 AND id = $2::uuid FOR NO KEY UPDATE";

    /**
     * What waits joins what is parked. The relay may be parking the same rows: whoever comes first has them, and as a statement of its own
     * this waits until the other is done, so that the next one sees them all.
     */
    private static final String GATHER = """
            WITH waiting AS (
                DELETE FROM outbox
                WHERE lane = $2 AND aggregateid = $1
                RETURNING id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp, source, subject, time,
                          traceparent)
            INSERT INTO outbox_dead (id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp, source, subject, time,
                                     traceparent, error)
            SELECT *, '' FROM waiting""";

    /** All get new positions, in the order of the issue's sequence. */
    private static final String BRING_BACK = """
            WITH parked AS (
                DELETE FROM outbox_dead
                WHERE aggregateid = $1
                RETURNING id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp, source, subject, time,
                          traceparent)
            INSERT INTO outbox (lane, id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp, source, subject, time,
                                traceparent)
            SELECT $2, * FROM parked
            ORDER BY aggregateversion""";

    private static final Duration LOCK_WAIT = Duration.ofSeconds(5);

    private final Pool pool;

    ParkedTable(Pool pool) {
        this.pool = pool;
    }

    Uni<List<ParkedView>> list(String account, UUID after, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(Envelope.SOURCE_PREFIX + account, after, limit))
                .map(rows -> {
                    List<ParkedView> views = new ArrayList<>(rows.size());
                    rows.forEach(row -> views.add(view(row)));
                    return views;
                });
    }

    /**
     * Lets the events of the issue, or of all issues, wait in the outbox again.
     *
     * @param issue key of an issue, or null
     * @return how many issues go on
     */
    Uni<Integer> redrive(String account, String issue) {
        return pool.preparedQuery(ISSUES)
                .execute(Tuple.of(Envelope.SOURCE_PREFIX + account, issue))
                .chain(rows -> eachIssue(account, rows));
    }

    private Uni<Integer> eachIssue(String account, RowSet<Row> rows) {
        Uni<Integer> all = Uni.createFrom().item(rows.size());
        for (Row row : rows) {
            String id = row.getString("aggregateid");
            all = all.call(() -> pool.withTransaction(transaction -> bringBack(transaction, account, id)));
        }
        return all;
    }

    /** Gives an event up: it will never be on the topic, and what waits behind it goes on. False where it is not parked. */
    Uni<Boolean> giveUp(String account, UUID event) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(ISSUE_OF)
                .execute(Tuple.of(Envelope.SOURCE_PREFIX + account, event))
                .chain(rows -> rows.size() == 0
                        ? Uni.createFrom().item(false)
                        : goOnWithout(
                                transaction,
                                account,
                                event,
                                rows.iterator().next().getString("aggregateid"))));
    }

    private static Uni<Boolean> goOnWithout(SqlConnection transaction, String account, UUID event, String issueId) {
        return transaction
                .preparedQuery(GIVE_UP)
                .execute(Tuple.of(event))
                .chain(() -> bringBack(transaction, account, issueId))
                .replaceWith(true);
    }

    private static Uni<Void> bringBack(SqlConnection transaction, String account, String issueId) {
        Tuple ofIssue = Tuple.of(issueId, Outbox.lane(issueId));
        return Limits.set(transaction, LOCK_WAIT)
                .chain(() -> transaction.preparedQuery(LOCK).execute(Tuple.of(account, UUID.fromString(issueId))))
                .chain(() -> transaction.preparedQuery(GATHER).execute(ofIssue))
                .chain(() -> transaction.preparedQuery(BRING_BACK).execute(ofIssue))
                .replaceWithVoid();
    }

    private static ParkedView view(Row row) {
        return new ParkedView(
                row.getUUID("id"),
                row.getString("subject"),
                row.getLong("aggregateversion"),
                row.getString("type").substring(Envelope.TYPE_PREFIX.length()),
                row.getString("error"),
                row.getOffsetDateTime("parked_at").toInstant());
    }
}
