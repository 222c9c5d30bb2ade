package dev.smoothevents.inbox.slack;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.sql.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The deliveries that wait for a channel. They are taken as the dispatcher takes them, by beginning an attempt in the ledger: what is
 * taken here is begun by nobody else, and what is never concluded, because of a crash, is due again after a while, in doubt.
 */
@ApplicationScoped
class WaitingTable {

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final String COUNT = """
            SELECT count(*) AS n
            FROM (SELECT FROM deliveries
                  WHERE account = $1 AND recipient = $2 AND inbox = 'slack' AND status = 'pending'
                  LIMIT $3) AS waiting""";

    /**
     * In order within an issue: nothing is taken of an issue of which something else is under way, and nothing from the first change of
     * an earlier message on, which must be made there. Only what goes to the very same destination.
     */
    private static final String TAKE = """
            WITH waiting AS (
                SELECT d.account, d.id, d.position, e.action
                FROM deliveries d
                JOIN issue_events e ON e.account = d.account AND e.id = d.event_id
                JOIN projects p ON p.account = e.account AND p.key = e.project
                WHERE d.account = $1 AND d.recipient = $2 AND d.inbox = 'slack' AND d.status = 'pending'
                  AND CASE WHEN $3::text IS NULL THEN p.slack_channel = $4 AND btrim(coalesce(p.slack_webhook_url, '')) = ''
                           ELSE p.slack_webhook_url = $3 END
                  AND NOT EXISTS (
                      SELECT FROM deliveries other
                      WHERE other.account = d.account AND other.inbox = 'slack' AND other.issue_id = d.issue_id
                        AND other.recipient = d.recipient AND other.status = 'delivering' AND other.id <> $5)
                  AND NOT EXISTS (
                      SELECT FROM deliveries earlier
                      JOIN issue_events c ON c.account = earlier.account AND c.id = earlier.event_id
                      WHERE earlier.account = d.account AND earlier.inbox = 'slack' AND earlier.issue_id = d.issue_id
                        AND earlier.recipient = d.recipient AND earlier.status = 'pending' AND earlier.position <= d.position
                        AND c.action = ANY ($6::text[]))
                ORDER BY d.position
                LIMIT $7
                FOR UPDATE OF d)
            UPDATE deliveries d
            SET status = 'delivering', begun_at = now(), tries = d.tries + 1, due_at = now() + $8 * interval '1 millisecond',
                updated_at = now()
            FROM waiting w
            WHERE d.account = w.account AND d.id = w.id AND (SELECT count(*) FROM waiting) >= $9
            RETURNING d.id, d.issue_id, d.position, d.begun_at, w.action""";

    private static final String CONCLUDE = """
            UPDATE deliveries d
            SET status = $4, due_at = $5, attempts = attempts_with(d.attempts, $6::text::jsonb), updated_at = now()
            WHERE d.account = $1 AND d.id = ANY ($2::uuid[]) AND d.status = 'delivering' AND d.begun_at = $3""";

    private final Pool pool;
    private final String[] changes;

    WaitingTable(Pool pool, ActionCatalogue catalogue) {
        this.pool = pool;
        this.changes = catalogue.all().stream()
                .filter(SlackChange::isChange)
                .map(action -> action.name())
                .toArray(String[]::new);
    }

    /** Whether at least so many wait for the same recipient. */
    Uni<Boolean> areAtLeast(int many, Delivery delivery) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.of(delivery.account(), delivery.recipient(), many))
                .map(rows -> rows.iterator().next().getLong("n") >= many);
    }

    /**
     * Takes those that wait for the same destination, by position; none where they are fewer than asked for.
     *
     * @param under way with it, and not waiting
     * @param hold how long nobody else takes them up
     */
    Uni<List<Waiting>> take(Delivery first, Destination destination, int atLeast, int atMost, Duration hold) {
        Tuple values = Tuple.tuple()
                .addValue(first.account())
                .addValue(first.recipient())
                .addValue(destination.webhook())
                .addValue(destination.channel())
                .addValue(first.id())
                // a webhook changes nothing: there they are news like any other
                .addValue(destination.webhook() == null ? changes : new String[0])
                .addValue(atMost)
                .addValue(hold.toMillis())
                .addValue(atLeast);
        return pool.preparedQuery(TAKE).execute(values).map(rows -> {
            List<Row> taken = new ArrayList<>(rows.size());
            rows.forEach(taken::add);
            taken.sort(Comparator.comparing(row -> row.getLong("position")));
            return taken.stream().map(WaitingTable::waiting).toList();
        });
    }

    /** Writes down what came of those that were taken; while the database is away, it waits to be written. */
    Uni<Void> conclude(String account, List<Waiting> taken, String status, Instant dueAt, String attempt) {
        UUID[] ids = taken.stream().map(Waiting::delivery).toArray(UUID[]::new);
        Tuple values = Tuple.tuple()
                .addValue(account)
                .addValue(ids)
                .addValue(taken.get(0).begunAt())
                .addValue(status)
                .addValue(Columns.utc(dueAt))
                .addValue(attempt);
        return pool.preparedQuery(CONCLUDE)
                .execute(values)
                .replaceWithVoid()
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                row.getUUID("id"), row.getUUID("issue_id"), row.getString("action"), row.getOffsetDateTime("begun_at"));
    }
}
