package dev.smoothevents.outbox;

import dev.smoothevents.lane.LaneLeases;
import dev.smoothevents.lane.LaneLoop;
import dev.smoothevents.lane.LaneSettings;
import dev.smoothevents.lane.WakeUps;
import dev.smoothevents.topic.TopicProducer;
import dev.smoothevents.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Publishes what waits in the outbox: at least once, per issue in the order of the commits, deleted only after the broker's
 * acknowledgement. Runs in every replica that has it enabled; they share the lanes. Where change data
 * capture publishes instead, it rests.
 */
@ApplicationScoped
public class OutboxRelay {

    static final String WORK = "outbox";

    private final boolean enabled;
    private final boolean isPublishedElsewhere;
    private final WakeUps wakeUps;
    private final LaneLoop<OutboxEntry> loop;

    OutboxRelay(
            OutboxConfig config,
            OutboxTable table,
            TopicProducer producer,
            WakeUps wakeUps,
            Tracing tracing,
            Pool pool,
            MeterRegistry registry) {
        this.isPublishedElsewhere = config.mode() == OutboxConfig.Mode.CDC;
        this.enabled = config.relay().enabled() && !isPublishedElsewhere;
        this.wakeUps = wakeUps;
        this.loop = new LaneLoop<>(
                new Publishing(table, producer, tracing, registry),
                new LaneLeases(pool, WORK, config.relay().lease()),
                LaneSettings.DEFAULT.withCapacity(config.relay().capacity()),
                registry);
    }

    void start(@Observes StartupEvent start) {
        if (enabled) {
            wakeUps.listen(WORK, loop::poke);
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        if (enabled) {
            loop.stop();
        }
    }

    /** Something was committed to the outbox. A hint that saves a poll's wait. */
    public void poke() {
        if (enabled) {
            loop.poke();
        }
        if (!isPublishedElsewhere && (!enabled || !loop.holdsAll())) {
            wakeUps.tell(WORK);
        }
    }
}
