package dev.smoothevents.outbox;

import dev.smoothevents.lane.LaneLeases;
import dev.smoothevents.lane.LaneLoop;
import dev.smoothevents.lane.LaneSettings;
import dev.smoothevents.lane.WakeUps;
import dev.smoothevents.topic.TopicProducer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Publishes what waits in the outbox: at least once, per issue in the order of the commits, deleted only after the broker's
 * acknowledgement. Runs in every replica that has it enabled; they share the lanes.
 */
@ApplicationScoped
public class OutboxRelay {

    static final String WORK = "outbox";

    private final OutboxConfig.Relay config;
    private final WakeUps wakeUps;
    private final LaneLoop<OutboxEntry> loop;

    OutboxRelay(
            OutboxConfig config,
            OutboxTable table,
            TopicProducer producer,
            WakeUps wakeUps,
            Pool pool,
            MeterRegistry registry) {
        this.config = config.relay();
        this.wakeUps = wakeUps;
        this.loop = new LaneLoop<>(
                new Publishing(table, producer, registry),
                new LaneLeases(pool, WORK, this.config.lease()),
                LaneSettings.DEFAULT.withCapacity(this.config.capacity()),
                registry);
    }

    void start(@Observes StartupEvent start) {
        if (config.enabled()) {
            wakeUps.listen(WORK, loop::poke);
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        if (config.enabled()) {
            loop.stop();
        }
    }

    /** Something was committed to the outbox. A hint that saves a poll's wait. */
    public void poke() {
        if (config.enabled()) {
            loop.poke();
        }
        if (!config.enabled() || !loop.holdsAll()) {
            wakeUps.tell(WORK);
        }
    }
}
