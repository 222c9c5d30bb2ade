package dev.smoothevents.outbox;

import dev.smoothevents.lane.LaneQuery;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** The relay's side of the outbox: read what is due, delete what is published. */
@ApplicationScoped
class OutboxTable {

    /** Each lane by itself, so that the primary key gives the order and a long backlog costs nothing. */
    private static final String FETCH = """
            SELECT o.*
            FROM unnest($1::smallint[]) AS mine (lane)
            CROSS JOIN LATERAL (
                SELECT lane, seq, id, aggregateid, type, payload, aggregateversion, source, subject, time, traceparent
                FROM outbox
                WHERE lane = mine.lane AND seq <> ALL ($2::bigint[]) AND aggregateid <> ALL ($3::text[])
                ORDER BY seq
                LIMIT $4) AS o
            ORDER BY o.seq""";

    private static final String DELETE = """
            DELETE FROM outbox
            USING unnest($1::smallint[], $2::bigint[]) AS done (lane, seq)
            WHERE outbox.lane = done.lane AND outbox.seq = done.seq""";

    private final Pool pool;

    OutboxTable(Pool pool) {
        this.pool = pool;
    }

    Uni<List<OutboxEntry>> fetch(LaneQuery query) {
        Tuple values = Tuple.of(query.laneArray(), query.busyArray(), query.restingArray(), query.limit());
        return pool.preparedQuery(FETCH).execute(values).map(OutboxTable::entries);
    }

    Uni<Void> delete(List<OutboxEntry> published) {
        Short[] lanes = published.stream().map(OutboxEntry::lane).toArray(Short[]::new);
        Long[] seqs = published.stream().map(OutboxEntry::seq).toArray(Long[]::new);
        return pool.preparedQuery(DELETE).execute(Tuple.of(lanes, seqs)).replaceWithVoid();
    }

    private static List<OutboxEntry> entries(RowSet<Row> rows) {
        List<OutboxEntry> entries = new ArrayList<>(rows.size());
        rows.forEach(row -> entries.add(OutboxEntry.from(row)));
        return entries;
    }
}
