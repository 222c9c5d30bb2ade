package dev.smoothevents.lane;

import dev.smoothevents.sql.Limits;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Who works which lane: rows with an expiry by the database's clock, so it needs no session of its own and works through a
 * transaction-mode pgbouncer. Live replicas share the lanes evenly.
 */
public final class LaneLeases {

    /** What a replica holds after a renewal, and how many lanes would be its fair share. */
    public record Held(Set<Short> lanes, int share) {}

    private static final String ENROL = """
            INSERT INTO lane_members (work, member, expires_at) VALUES ($1, $2, now() + $3 * interval '1 millisecond')
            ON CONFLICT (work, member) DO UPDATE SET expires_at = excluded.expires_at""";

    private static final String OPEN = """
            INSERT INTO lanes (work, lane) SELECT $1, n FROM generate_series(0, $2 - 1) n
            ON CONFLICT DO NOTHING""";

    private static final String LET_GO = """
            UPDATE lanes SET owner = NULL, expires_at = '-infinity'
            WHERE work = $1 AND owner = $2 AND lane = ANY ($3::smallint[])""";

    private static final String KEEP = """
            UPDATE lanes SET expires_at = now() + $3 * interval '1 millisecond'
            WHERE work = $1 AND owner = $2
            RETURNING lane""";

    private static final String LIVE = """
            SELECT count(*)::int AS members FROM lane_members WHERE work = $1 AND expires_at > now()""";

    private static final String CLAIM = """
            UPDATE lanes SET owner = $2, expires_at = now() + $3 * interval '1 millisecond'
            WHERE work = $1 AND lane IN (
                SELECT lane FROM lanes
                WHERE work = $1 AND expires_at <= now()
                ORDER BY lane
                LIMIT $4
                FOR UPDATE SKIP LOCKED)
            RETURNING lane""";

    private static final String LEAVE = """
            WITH gone AS (DELETE FROM lane_members WHERE work = $1 AND (member = $2 OR expires_at < now()))
            UPDATE lanes SET owner = NULL, expires_at = '-infinity' WHERE work = $1 AND owner = $2""";

    /** Nobody holds these rows for long, unless cut off in the middle. */
    private static final Duration LOCK_WAIT = Duration.ofSeconds(1);

    private final Pool pool;
    private final String work;
    private final UUID member = UUID.randomUUID();
    private final Duration lease;
    private boolean opened;

    public LaneLeases(Pool pool, String work, Duration lease) {
        this.pool = pool;
        this.work = work;
        this.lease = lease;
    }

    public Duration lease() {
        return lease;
    }

    /** Gives back {@code letGo}, renews the rest, and takes free lanes up to the fair share. */
    public Uni<Held> renew(Collection<Short> letGo) {
        return pool.withTransaction(connection -> Limits.set(connection, LOCK_WAIT)
                        .chain(() -> open(connection))
                        .chain(() -> run(connection, ENROL, Tuple.of(work, member, lease.toMillis())))
                        .chain(() -> run(connection, LET_GO, Tuple.of(work, member, letGo.toArray(Short[]::new))))
                        .chain(() -> hold(connection)))
                .invoke(held -> opened = true);
    }

    private Uni<Held> hold(SqlConnection connection) {
        Set<Short> lanes = new HashSet<>();
        return run(connection, KEEP, Tuple.of(work, member, lease.toMillis()))
                .invoke(rows -> rows.forEach(row -> lanes.add(row.getShort("lane"))))
                .chain(() -> run(connection, LIVE, Tuple.of(work)))
                .map(rows -> fairShare(rows.iterator().next().getInteger("members")))
                .chain(share -> claim(connection, lanes, share).map(all -> new Held(all, share)));
    }

    private Uni<Set<Short>> claim(SqlConnection connection, Set<Short> lanes, int share) {
        int wanted = share - lanes.size();
        if (wanted <= 0) {
            return Uni.createFrom().item(lanes);
        }
        return run(connection, CLAIM, Tuple.of(work, member, lease.toMillis(), wanted))
                .map(rows -> {
                    rows.forEach(row -> lanes.add(row.getShort("lane")));
                    return lanes;
                });
    }

    static int fairShare(int members) {
        return (Lanes.COUNT + members - 1) / members;
    }

    /** Gives everything back at once: a clean stop. */
    public Uni<Void> leave() {
        return pool.preparedQuery(LEAVE).execute(Tuple.of(work, member)).replaceWithVoid();
    }

    private Uni<Void> open(SqlConnection connection) {
        return opened
                ? Uni.createFrom().voidItem()
                : run(connection, OPEN, Tuple.of(work, Lanes.COUNT)).replaceWithVoid();
    }

    private static Uni<RowSet<Row>> run(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values);
    }
}
