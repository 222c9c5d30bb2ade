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
import java.util.stream.LongStream;

/** The relay's side of the outbox: read what is due, delete what is published. Used by the relay's loop alone. */
@ApplicationScoped
class OutboxTable {

    /** Each lane by itself, so that the primary key gives the order and a long backlog costs nothing. */
    private static final String FETCH = """
            SELECT o.lane, o.seq, o.id, o.aggregateid, o.type, o.payload, o.aggregateversion, o.source, o.subject, o.time, o.traceparent,
                   (extract(epoch FROM clock_timestamp() - o.created_at) * 1000000)::bigint AS age_micros,
                   EXISTS (SELECT FROM outbox_dead d WHERE d.aggregateid = o.aggregateid)   AS held,
                   seen.xmin
            FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin) AS seen
            CROSS JOIN outbox_waiting($1::smallint[], $2, $3::bigint[], $4::text[], $5) AS o
            ORDER BY o.seq""";

    /** Need not wait for the disk: a deletion that is lost in a crash is published twice, which is allowed then. */
    private static final String DELETE = """
            SELECT outbox_published($1::smallint[], $2::bigint[]),
                   pg_current_xact_id()::text::bigint AS xid,
                   set_config('synchronous_commit', 'off', true)""";

    private static final String PARK = """
            WITH parked AS (
                DELETE FROM outbox
                WHERE lane = $1 AND seq = $2
                RETURNING id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp, source, subject, time,
                          traceparent)
            INSERT INTO outbox_dead (id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp, source, subject, time,
                                     traceparent, error)
            SELECT *, $3 FROM parked""";

    private final Pool pool;
    private final LowerBound bound = new LowerBound();

    OutboxTable(Pool pool) {
        this.pool = pool;
    }

    Uni<List<OutboxEntry>> fetch(LaneQuery query) {
        Tuple values =
                Tuple.of(query.laneArray(), lowerBound(query), query.busyArray(), query.restingArray(), query.limit());
        return pool.preparedQuery(FETCH).execute(values).map(rows -> entries(query, rows));
    }

    /** What {@link #fetch} may leave out. */
    long lowerBound(LaneQuery query) {
        synchronized (bound) {
            return bound.of(query.lanes());
        }
    }

    private List<OutboxEntry> entries(LaneQuery query, RowSet<Row> rows) {
        long now = System.nanoTime();
        List<OutboxEntry> entries = new ArrayList<>(rows.size());
        long xmin = 0;
        for (Row row : rows) {
            entries.add(OutboxEntry.from(row, now));
            xmin = row.getLong("xmin");
        }
        // the keys that rest have rows that were not asked for
        if (!entries.isEmpty() && query.resting().isEmpty()) {
            long lowest = LongStream.concat(
                            query.busy().stream().mapToLong(Long::longValue),
                            LongStream.of(entries.get(0).seq()))
                    .min()
                    .getAsLong();
            synchronized (bound) {
                bound.polled(xmin, lowest);
            }
        }
        return entries;
    }

    Uni<Void> delete(List<OutboxEntry> published) {
        Short[] lanes = published.stream().map(OutboxEntry::lane).toArray(Short[]::new);
        Long[] seqs = published.stream().map(OutboxEntry::seq).toArray(Long[]::new);
        long top = published.stream().mapToLong(OutboxEntry::seq).max().orElse(0);
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(lanes, seqs))
                .invoke(rows -> deleted(top, rows.iterator().next().getLong("xid")))
                .replaceWithVoid();
    }

    private void deleted(long top, long xid) {
        synchronized (bound) {
            bound.deleted(top, xid);
        }
    }

    /** Out of the way, with the reason. */
    Uni<Void> park(OutboxEntry entry, String error) {
        return pool.preparedQuery(PARK)
                .execute(Tuple.of(entry.lane(), entry.seq(), error))
                .replaceWithVoid();
    }
}
