package dev.smoothevents.outbox;

import dev.smoothevents.lane.Lanes;
import dev.smoothevents.sql.Columns;
import dev.smoothevents.topic.Envelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The writer's side of the outbox. */
@ApplicationScoped
public class Outbox {

    private static final String APPEND = """
            INSERT INTO outbox (lane, id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp,
                                source, subject, time, traceparent)
            SELECT lane, id::uuid, 'issue', aggregateid, type, payload, version, micros, source, subject, time,
                   coalesce(traceparent, '')
            FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
                        $8::text[], $9::text[], $10::text[], $11::text[])
                WITH ORDINALITY AS new (lane, id, aggregateid, type, payload, version, micros, source, subject, time,
                                        traceparent, n)
            ORDER BY n""";

    private static final String APPEND_AND_TELL = APPEND + " RETURNING lane, seq";

    private static final String TAKE_BACK = """
            DELETE FROM outbox
            USING unnest($1::smallint[], $2::bigint[]) AS passed (lane, seq)
            WHERE outbox.lane = passed.lane AND outbox.seq = passed.seq""";

    private final OutboxConfig config;

    Outbox(OutboxConfig config) {
        this.config = config;
    }

    /**
     * Adds messages in the caller's transaction. The rows of the messages' issues must be locked by it: the order of {@code seq} is the
     * order of the commits only under that lock. With change data capture the rows are gone again at the commit: the connector has the
     * inserts from the write-ahead log and needs no table that grows and is swept.
     */
    public Uni<Void> append(SqlConnection transaction, List<Envelope> messages) {
        return switch (config.mode()) {
            case RELAY -> insert(transaction, APPEND, messages).replaceWithVoid();
            case CDC -> insert(transaction, APPEND_AND_TELL, messages).chain(rows -> takeBack(transaction, rows));
        };
    }

    private static Uni<RowSet<Row>> insert(SqlConnection transaction, String sql, List<Envelope> messages) {
        return transaction
                .preparedQuery(sql)
                .execute(Columns.of(messages)
                        .smallint(message -> lane(message.key()))
                        .text(Envelope::id)
                        .text(Envelope::key)
                        .text(Envelope::type)
                        .text(Envelope::value)
                        .bigint(Envelope::sequence)
                        .bigint(message -> micros(message.time()))
                        .text(Envelope::source)
                        .text(Envelope::subject)
                        .text(Envelope::time)
                        .text(Envelope::traceparent)
                        .values());
    }

    private static Uni<Void> takeBack(SqlConnection transaction, RowSet<Row> rows) {
        List<Short> lanes = new ArrayList<>(rows.size());
        List<Long> seqs = new ArrayList<>(rows.size());
        rows.forEach(row -> {
            lanes.add(row.getShort("lane"));
            seqs.add(row.getLong("seq"));
        });
        Tuple values = Tuple.of(lanes.toArray(Short[]::new), seqs.toArray(Long[]::new));
        return transaction.preparedQuery(TAKE_BACK).execute(values).replaceWithVoid();
    }

    /** The issue's lane. */
    static short lane(String issueId) {
        return Lanes.of(issueId);
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }
}
