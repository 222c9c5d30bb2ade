package dev.smoothevents.outbox;

import dev.smoothevents.lane.Lanes;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** How far the outbox is behind, looked up now and then: for metrics, health, and so that recording stops before the table overflows. */
@ApplicationScoped
public class OutboxWatch {

    private static final Logger LOG = Logger.getLogger(OutboxWatch.class);
    private static final int COUNTED_PER_LANE = 4_000;
    private static final int LOOKS_UNTIL_ALL_OVER = 300;

    /** Looks on from where it looked last, not over what was deleted before. Somebody slow to commit may be missed: it is only a figure. */
    private static final String LOOK = """
            SELECT mine.lane, waiting.first, waiting.rows, sequence.last_value, dead.parked,
                   extract(epoch FROM clock_timestamp() - waiting.oldest)::float8 AS age
            FROM unnest($1::smallint[], $2::bigint[]) AS mine (lane, since)
            CROSS JOIN outbox_seq_seq AS sequence
            CROSS JOIN (SELECT count(*) AS parked FROM outbox_dead) AS dead
            CROSS JOIN LATERAL (
                SELECT min(seq) AS first, min(created_at) AS oldest, count(*) AS rows
                FROM (SELECT seq, created_at FROM outbox WHERE lane = mine.lane AND seq >= mine.since ORDER BY seq LIMIT $3) AS counted
            ) AS waiting
            ORDER BY mine.lane""";

    /** @param age seconds, of the oldest that waits; 0 where none does */
    record State(double age, long backlog, long parked) {}

    private final Pool pool;
    private final Duration maxAge;
    private final boolean isRelayed;
    private final Short[] lanes =
            IntStream.range(0, Lanes.COUNT).mapToObj(lane -> (short) lane).toArray(Short[]::new);
    private final Long[] since = new Long[Lanes.COUNT];
    private long lastSeq;
    private int looks;
    private boolean said;
    private boolean blind;
    private volatile State state = new State(0, 0, 0);

    OutboxWatch(Pool pool, OutboxConfig config, MeterRegistry registry) {
        this.pool = pool;
        this.maxAge = config.maxAge();
        this.isRelayed = config.mode() == OutboxConfig.Mode.RELAY;
        Gauge.builder("smooth.outbox.oldest.age", () -> state.age())
                .description("Seconds that the oldest unpublished event has waited")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder("smooth.outbox.backlog", () -> state.backlog())
                .description("Events that wait to be published, counted up to " + COUNTED_PER_LANE + " a lane")
                .register(registry);
        Gauge.builder("smooth.outbox.parked", () -> state.parked())
                .description("Events that cannot be published, and those that wait behind them")
                .register(registry);
    }

    /** Whether so much waits for so long that nothing more should be recorded. */
    public boolean isTooFarBehind() {
        // with change data capture, what is in the table was left by the relay, and says nothing of the connector
        return isRelayed && state.age() > maxAge.toMillis() / 1_000.0;
    }

    State state() {
        return state;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        if (looks++ % LOOKS_UNTIL_ALL_OVER == 0) {
            Arrays.fill(since, 0L);
            lastSeq = 0;
        }
        return pool.preparedQuery(LOOK)
                .execute(Tuple.of(lanes, since, COUNTED_PER_LANE))
                .invoke(this::seen)
                .onFailure()
                .invoke(this::unseen)
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    private void unseen(Throwable failure) {
        if (!blind) {
            LOG.warnf("The outbox cannot be looked at: %s", failure);
        }
        blind = true;
    }

    private void seen(RowSet<Row> rows) {
        blind = false;
        double age = 0;
        long backlog = 0;
        long parked = 0;
        long newest = 0;
        for (Row row : rows) {
            Long first = row.getLong("first");
            since[row.getShort("lane")] = first == null ? Long.valueOf(lastSeq) : first;
            age = first == null ? age : Math.max(age, row.getDouble("age"));
            backlog += row.getLong("rows");
            parked = row.getLong("parked");
            newest = row.getLong("last_value");
        }
        lastSeq = newest;
        state = new State(age, backlog, parked);
        say();
    }

    private void say() {
        if (isTooFarBehind() && !said) {
            LOG.errorf(
                    "The oldest event in the outbox waits for more than %s: nothing more is recorded until it is out",
                    maxAge);
        }
        said = isTooFarBehind();
    }
}
