package dev.smoothevents.inbox.digest;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.smoothevents.lane.LaneQuery;
import dev.smoothevents.lane.Lanes;
import dev.smoothevents.sql.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Digests, and which rows of the ledger belong to which. An open one takes in what waits for its recipient; a pending one is closed and is
 * being told; then it is delivered, skipped, cancelled or dead, and so are its items, in the same statement.
 */
@ApplicationScoped
class DigestTable {

    /** Somebody for whom something waits that belongs to no digest yet. */
    record Waiting(String account, String recipient) {}

    /** A digest to be looked at: an open one to see whether it is due, a closed one to be told. */
    record Due(
            short lane,
            long position,
            String account,
            UUID id,
            String inbox,
            String recipient,
            boolean open,
            Instant since,
            Instant closedAt,
            int attempts) {

        String key() {
            return DigestTable.key(account, recipient);
        }
    }

    /** A row of the ledger that is told with a digest. */
    record Item(UUID delivery, UUID event, UUID issue, String reason) {}

    /** The statement that fetches builds the same text. */
    private static String key(String account, String recipient) {
        return account + ' ' + recipient;
    }

    private static final String WAITING = """
            SELECT DISTINCT account, recipient
            FROM (SELECT account, recipient
                  FROM deliveries
                  WHERE inbox = $1 AND status = 'digested' AND digest_id IS NULL
                  LIMIT $2) AS oldest
            ORDER BY account, recipient""";

    /** The open digest is locked first, if need be made: nobody closes it while something is put into it. */
    private static final String GATHER = """
            WITH opened AS (
                INSERT INTO digests (account, id, inbox, recipient, lane, status, since, due_at)
                SELECT new.account, new.id, $1, new.recipient, new.lane, 'open', oldest.at, oldest.at
                FROM unnest($2::text[], $3::text[], $4::uuid[], $5::smallint[]) AS new (account, recipient, id, lane)
                CROSS JOIN LATERAL (
                    SELECT min(created_at) AS at
                    FROM deliveries d
                    WHERE d.inbox = $1 AND d.account = new.account AND d.recipient = new.recipient
                      AND d.status = 'digested' AND d.digest_id IS NULL) AS oldest
                WHERE oldest.at IS NOT NULL
                ORDER BY new.account, new.recipient
                ON CONFLICT (account, inbox, recipient) WHERE status = 'open'
                    DO UPDATE SET since = least(digests.since, excluded.since), updated_at = now()
                RETURNING account, id, recipient)
            UPDATE deliveries d
            SET digest_id = opened.id, updated_at = now()
            FROM opened
            WHERE d.inbox = $1 AND d.account = opened.account AND d.recipient = opened.recipient
              AND d.status = 'digested' AND d.digest_id IS NULL""";

    /** One that is being told holds back the next for the same recipient. */
    private static final String FETCH = """
            SELECT d.lane, d.position, d.account, d.id, d.inbox, d.recipient, d.status, d.since, d.closed_at,
                   jsonb_array_length(d.attempts) AS attempts
            FROM unnest($1::smallint[]) AS mine (lane)
            CROSS JOIN LATERAL (
                SELECT *
                FROM digests
                WHERE inbox = $5 AND lane = mine.lane AND status IN ('open', 'pending') AND due_at <= $6
                  AND position <> ALL ($2::bigint[])
                  AND (account || ' ' || recipient) COLLATE "C" <> ALL ($3::text[])
                  AND (status = 'pending' OR NOT EXISTS (
                      SELECT FROM digests earlier
                      WHERE earlier.account = digests.account AND earlier.inbox = digests.inbox
                        AND earlier.recipient = digests.recipient AND earlier.status = 'pending'))
                ORDER BY due_at, position
                LIMIT $4) AS d
            ORDER BY d.position""";

    private static final String LOOK_AGAIN = """
            UPDATE digests SET due_at = $3, updated_at = now() WHERE account = $1 AND id = $2 AND status = 'open'""";

    private static final String CLOSE = """
            UPDATE digests SET status = 'pending', closed_at = $3, due_at = $3, updated_at = now()
            WHERE account = $1 AND id = $2 AND status = 'open'
            RETURNING inbox, recipient""";

    private static final String TAKE_THE_LAST = """
            UPDATE deliveries SET digest_id = $2, updated_at = now()
            WHERE inbox = $3 AND account = $1 AND recipient = $4 AND status = 'digested' AND digest_id IS NULL""";

    /** What is too much for one goes back, and into the next. */
    private static final String PUT_BACK = """
            UPDATE deliveries SET digest_id = NULL, updated_at = now()
            WHERE account = $1 AND digest_id = $2 AND status = 'digested'
              AND position > (SELECT max(position)
                              FROM (SELECT position
                                    FROM deliveries
                                    WHERE account = $1 AND digest_id = $2 AND status = 'digested'
                                    ORDER BY position
                                    LIMIT $3) AS kept)""";

    /** Nobody is told of what is gone: an issue that was hidden, a comment that was deleted later. What was purged has no row. */
    private static final String WITHDRAW = """
            UPDATE deliveries d
            SET status = 'cancelled', updated_at = now(),
                reason = CASE WHEN i.hidden_at IS NULL THEN 'comment deleted' ELSE 'issue deleted' END
            FROM issue_events e
            JOIN issues i ON i.account = e.account AND i.id = e.issue_id
            WHERE d.account = $1 AND d.digest_id = $2 AND d.status = 'digested'
              AND e.account = d.account AND e.id = d.event_id
              AND (i.hidden_at IS NOT NULL OR EXISTS (
                  SELECT FROM issue_events gone
                  WHERE gone.account = e.account AND gone.issue_id = e.issue_id AND gone.action = 'comment_deleted'
                    AND gone.sequence > e.sequence
                    AND gone.record_id = CASE WHEN e.record_type = 'comment' THEN e.record_id
                                              WHEN e.extra ->> 'source_type' = 'comment' THEN e.extra ->> 'source_id' END))""";

    private static final String ITEMS = """
            SELECT id, event_id, issue_id, reason
            FROM deliveries
            WHERE account = $1 AND digest_id = $2 AND status = 'digested'
            ORDER BY position""";

    private static final String SKIP = """
            UPDATE deliveries SET status = 'skipped', reason = $3, updated_at = now()
            WHERE account = $1 AND id = ANY ($2) AND status = 'digested'""";

    private static final String CONCLUDE = """
            WITH concluded AS (
                UPDATE digests SET status = $3, attempts = attempts || $4::text::jsonb, updated_at = now()
                WHERE account = $1 AND id = $2 AND status = 'pending'
                RETURNING account, id)
            UPDATE deliveries d
            SET status = $3, reason = coalesce($5, d.reason), attempts = d.attempts || $4::text::jsonb, updated_at = now()
            FROM concluded c
            WHERE d.account = c.account AND d.digest_id = c.id AND d.status = 'digested'""";

    private static final String TRY_AGAIN = """
            UPDATE digests SET attempts = attempts || $4::text::jsonb, due_at = $3, updated_at = now()
            WHERE account = $1 AND id = $2 AND status = 'pending'""";

    private final Pool pool;

    DigestTable(Pool pool) {
        this.pool = pool;
    }

    /** For whom something waits, as far as the first so many rows tell. */
    Uni<List<Waiting>> waiting(String inbox, int rows) {
        return run(WAITING, Tuple.of(inbox, rows))
                .map(found -> list(found, row -> new Waiting(row.getString("account"), row.getString("recipient"))));
    }

    /** Puts all that waits for these into their open digests, one transaction. */
    Uni<Void> gather(String inbox, List<Waiting> people) {
        Tuple values = Columns.of(people)
                .text(Waiting::account)
                .text(Waiting::recipient)
                .uuid(person -> UuidCreator.getTimeOrderedEpochPlus1())
                .smallint(person -> Lanes.of(key(person.account(), person.recipient())))
                .values();
        Tuple all = Tuple.of(inbox);
        for (int i = 0; i < values.size(); i++) {
            all.addValue(values.getValue(i));
        }
        return run(GATHER, all).replaceWithVoid();
    }

    Uni<List<Due>> fetch(String inbox, LaneQuery query, Instant now) {
        Tuple values = Tuple.of(query.laneArray(), query.busyArray(), query.restingArray(), query.limit(), inbox)
                .addValue(Columns.utc(now));
        return run(FETCH, values).map(rows -> list(rows, DigestTable::due));
    }

    /** An open one that is not due yet. */
    Uni<Void> lookAgain(Due digest, Instant at) {
        return run(LOOK_AGAIN, Tuple.of(digest.account(), digest.id(), Columns.utc(at)))
                .replaceWithVoid();
    }

    /** From now on nothing is added. Takes in what came last, and at most so many items in all. One transaction. */
    Uni<Void> close(Due digest, Instant now, int most) {
        Tuple closing = Tuple.of(digest.account(), digest.id(), Columns.utc(now));
        return pool.withTransaction(connection -> run(connection, CLOSE, closing)
                .chain(closed -> closed.size() == 0
                        ? Uni.createFrom().voidItem() // another replica did
                        : fill(connection, digest, most)));
    }

    private static Uni<Void> fill(SqlConnection connection, Due digest, int most) {
        Tuple last = Tuple.of(digest.account(), digest.id(), digest.inbox(), digest.recipient());
        return run(connection, TAKE_THE_LAST, last)
                .chain(() -> run(connection, PUT_BACK, Tuple.of(digest.account(), digest.id(), most)))
                .replaceWithVoid();
    }

    /** Cancels the items whose subject is gone. */
    Uni<Void> withdraw(Due digest) {
        return run(WITHDRAW, Tuple.of(digest.account(), digest.id())).replaceWithVoid();
    }

    Uni<List<Item>> items(Due digest) {
        return run(ITEMS, Tuple.of(digest.account(), digest.id()))
                .map(rows -> list(
                        rows,
                        row -> new Item(
                                row.getUUID("id"),
                                row.getUUID("event_id"),
                                row.getUUID("issue_id"),
                                row.getString("reason"))));
    }

    Uni<Void> skip(String account, List<UUID> deliveries, String reason) {
        return deliveries.isEmpty()
                ? Uni.createFrom().voidItem()
                : run(SKIP, Tuple.of(account, deliveries.toArray(UUID[]::new), reason))
                        .replaceWithVoid();
    }

    /**
     * The digest's end, and that of its items, in one.
     *
     * @param status delivered, skipped, cancelled or dead
     * @param attempt as JSON; {@code []} where there was none
     * @param reason the items' new reason, or null to keep theirs
     */
    Uni<Void> conclude(Due digest, String status, String attempt, String reason) {
        return run(
                        CONCLUDE,
                        Tuple.of(digest.account(), digest.id(), status, attempt).addValue(reason))
                .replaceWithVoid();
    }

    Uni<Void> tryAgain(Due digest, Instant at, String attempt) {
        return run(TRY_AGAIN, Tuple.of(digest.account(), digest.id(), Columns.utc(at), attempt))
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> run(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values);
    }

    private static Uni<RowSet<Row>> run(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> item) {
        List<T> items = new ArrayList<>(rows.size());
        rows.forEach(row -> items.add(item.apply(row)));
        return items;
    }

    private static Due due(Row row) {
        return new Due(
                row.getShort("lane"),
                row.getLong("position"),
                row.getString("account"),
                row.getUUID("id"),
                row.getString("inbox"),
                row.getString("recipient"),
                row.getString("status").equals("open"),
                row.getOffsetDateTime("since").toInstant(),
                row.getOffsetDateTime("closed_at") == null
                        ? null
                        : row.getOffsetDateTime("closed_at").toInstant(),
                row.getInteger("attempts"));
    }
}
