package dev.smoothevents.event;

import dev.smoothevents.sql.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Answers that were given, by the callers' keys. Claimed and answered in the transaction that writes the event. */
@ApplicationScoped
class IdempotencyTable {

    /** A caller's key within an account. */
    record Key(String account, String key) {

        static Key of(Prepared item) {
            return new Key(item.account(), item.idempotency().key());
        }
    }

    /** An answer given before. */
    record Answer(Key key, String requestHash, int status, String body) {}

    /** Waits for another transaction that has claimed the same key, then finds its answer: so concurrent requests agree. */
    private static final String CLAIM = """
            INSERT INTO idempotency (account, key, request_hash)
            SELECT account, key, hash FROM unnest($1::text[], $2::text[], $3::text[]) AS new (account, key, hash)
            ORDER BY account, key
            ON CONFLICT DO NOTHING""";

    private static final String FIND = """
            SELECT i.account, i.key, i.request_hash, i.status, i.answer
            FROM unnest($1::text[], $2::text[]) AS asked (account, key)
            JOIN idempotency i ON i.account = asked.account AND i.key = asked.key
            WHERE i.status IS NOT NULL""";

    private static final String ANSWER = """
            UPDATE idempotency i SET status = new.status, answer = new.answer
            FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) AS new (account, key, status, answer)
            WHERE i.account = new.account AND i.key = new.key""";

    private static final String SWEEP = """
            DELETE FROM idempotency WHERE (account, key) IN (
                SELECT account, key FROM idempotency WHERE created_at < $1 ORDER BY created_at LIMIT 10000)""";

    private final Pool pool;

    IdempotencyTable(Pool pool) {
        this.pool = pool;
    }

    /** Claims the keys; gives the earlier answers of those that are taken. */
    Uni<Map<Key, Answer>> claim(SqlConnection transaction, Collection<Prepared> items) {
        Tuple claims = Columns.of(items)
                .text(Prepared::account)
                .text(item -> item.idempotency().key())
                .text(item -> item.idempotency().requestHash())
                .values();
        Tuple keys = Columns.of(items)
                .text(Prepared::account)
                .text(item -> item.idempotency().key())
                .values();
        return Uni.combine()
                .all()
                .unis(
                        transaction.preparedQuery(CLAIM).execute(claims),
                        transaction.preparedQuery(FIND).execute(keys))
                .with((claimed, found) -> answers(found));
    }

    Uni<Void> answer(SqlConnection transaction, Collection<Answer> answers) {
        return transaction
                .preparedQuery(ANSWER)
                .execute(Columns.of(answers)
                        .text(answer -> answer.key().account())
                        .text(answer -> answer.key().key())
                        .bigint(answer -> (long) answer.status())
                        .text(Answer::body)
                        .values())
                .replaceWithVoid();
    }

    /** Forgets answers given before that time, some thousands at once; says how many. */
    Uni<Integer> sweep(Instant before) {
        return pool.preparedQuery(SWEEP).execute(Tuple.of(Columns.utc(before))).map(RowSet::rowCount);
    }

    private static Map<Key, Answer> answers(RowSet<Row> rows) {
        Map<Key, Answer> answers = new HashMap<>();
        for (Row row : rows) {
            Key key = new Key(row.getString("account"), row.getString("key"));
            answers.put(
                    key,
                    new Answer(key, row.getString("request_hash"), row.getShort("status"), row.getString("answer")));
        }
        return answers;
    }
}
