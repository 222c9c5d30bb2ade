package dev.smoothevents.live;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A table with a column {@code position}, drawn from the sequence {@code <table>_position} as the migration does it, and an index of
 * {@code position + 0}. One statement a look, so a pooler in transaction mode may stand in between.
 */
public final class Source<K> {

    private static final int LIMIT = 1_000;

    /**
     * The snapshot and the rows are those of one statement. Where a position between the rows is missing, a transaction id is drawn, which
     * happens after they were seen.
     */
    private static final String LOOK = """
            WITH r AS MATERIALIZED (
                SELECT t.position, <columns>
                FROM <table> t
                WHERE t.position + 0 > $1
                ORDER BY t.position + 0 <direction>
                LIMIT $2)
            SELECT seen.xmin, seen.xid, seen.drawn, r.*
            FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin,
                         CASE WHEN $3 AND count(*) < max(position) - $1 THEN pg_current_xact_id()::text::bigint ELSE 0 END AS xid,
                         (SELECT last_value FROM <table>_position) AS drawn
                  FROM r) AS seen
            LEFT JOIN r ON true
            ORDER BY r.position""";

    private final Pool pool;
    private final Function<Row, K> key;
    private final String above;
    private final String newest;

    /**
     * @param columns what the key is made of, as a select list over {@code t}
     * @param key makes it
     */
    public Source(Pool pool, String table, String columns, Function<Row, K> key) {
        this.pool = pool;
        this.key = key;
        String look = LOOK.replace("<table>", table).replace("<columns>", columns);
        this.above = look.replace("<direction>", "");
        this.newest = look.replace("<direction>", "DESC");
    }

    /** The last row. */
    Uni<Glance<K>> newest(boolean needsMark) {
        return look(newest, 0, 1, needsMark);
    }

    /** The rows above the position, so many at a time. */
    Uni<Glance<K>> above(long position, boolean needsMark) {
        return look(above, position, LIMIT, needsMark);
    }

    private Uni<Glance<K>> look(String sql, long position, int limit, boolean needsMark) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(position, limit, needsMark))
                .map(rows -> glance(rows, limit));
    }

    private Glance<K> glance(RowSet<Row> rows, int limit) {
        Row first = rows.iterator().next();
        List<Place<K>> places = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.getLong("position") != null) {
                places.add(new Place<>(row.getLong("position"), key.apply(row)));
            }
        }
        boolean full = places.size() >= limit;
        return new Glance<>(first.getLong("xmin"), first.getLong("xid"), first.getLong("drawn"), full, places);
    }
}
