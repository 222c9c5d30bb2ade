package dev.smoothevents.inbox;

import dev.smoothevents.sql.Columns;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** How long the deliveries of each inbox wait, looked up now and then, for the metrics. */
@ApplicationScoped
class DeliveryWatch {

    private static final Logger LOG = Logger.getLogger(DeliveryWatch.class);

    private static final String LOOK = """
            SELECT i.inbox, coalesce(extract(epoch FROM now() - oldest.waits_since), 0)::float8 AS age
            FROM unnest($1::text[]) AS i (inbox)
            LEFT JOIN LATERAL (
                SELECT waits_since FROM deliveries
                WHERE inbox = i.inbox AND status IN ('pending', 'delivering')
                ORDER BY waits_since
                LIMIT 1) AS oldest ON true""";

    private final Pool pool;
    private final List<String> inboxes;
    private final MultiGauge ages;

    DeliveryWatch(Pool pool, Instance<Sender> senders, MeterRegistry registry) {
        this.pool = pool;
        this.inboxes = senders.stream().map(Sender::inbox).toList();
        this.ages = MultiGauge.builder("smooth.deliveries.oldest.age")
                .description("Seconds that the oldest delivery waits which is neither told nor given up")
                .baseUnit("seconds")
                .register(registry);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return pool.preparedQuery(LOOK)
                .execute(Columns.texts(inboxes))
                .invoke(this::seen)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "The deliveries cannot be looked at"))
                .onFailure()
                .recoverWithNull();
    }

    private void seen(RowSet<Row> rows) {
        List<MultiGauge.Row<?>> ages = new ArrayList<>();
        rows.forEach(
                row -> ages.add(MultiGauge.Row.of(Tags.of("inbox", row.getString("inbox")), row.getDouble("age"))));
        this.ages.register(ages, true);
    }
}
