package dev.smoothevents.inbox;

import dev.smoothevents.lane.LaneLeases;
import dev.smoothevents.lane.LaneLoop;
import dev.smoothevents.lane.LaneSettings;
import dev.smoothevents.lane.WakeUps;
import dev.smoothevents.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Delivers what is planned, with a loop of its own for each inbox, so that a provider that hangs delays nobody else's mail. Order is kept
 * per recipient and issue.
 */
@ApplicationScoped
public class Dispatcher {

    private final WakeUps wakeUps;
    private final Map<String, LaneLoop<Errand>> loops = new HashMap<>();

    Dispatcher(
            Instance<Sender> senders,
            InboxConfig config,
            DueTable table,
            StoryBook stories,
            Destinations destinations,
            Breakers breakers,
            DeliveryMeters meters,
            Tracing tracing,
            Clock clock,
            Pool pool,
            WakeUps wakeUps,
            MeterRegistry registry) {
        this.wakeUps = wakeUps;
        InboxConfig.Retry retry = config.retry();
        RetrySchedule schedule =
                new RetrySchedule(retry.first(), retry.longest(), retry.giveUpAfter(), () -> ThreadLocalRandom.current()
                        .nextDouble());
        for (Sender sender : senders) {
            if (config.stations().get(sender.inbox()).enabled()) {
                DeliveryWork work = new DeliveryWork(
                        sender,
                        new Telling(sender, config.attemptTimeout(), tracing),
                        table,
                        stories,
                        destinations,
                        schedule,
                        breakers.of(sender.provider()),
                        meters,
                        clock);
                LaneLoop<Errand> loop = new LaneLoop<>(
                        work,
                        new LaneLeases(pool, work.name(), config.lease()),
                        LaneSettings.DEFAULT.withCapacity(config.capacity()),
                        registry);
                work.onConcluded(loop::poke);
                loops.put(sender.inbox(), loop);
            }
        }
    }

    void start(@Observes StartupEvent start) {
        loops.forEach((inbox, loop) -> {
            wakeUps.listen(DeliveryWork.name(inbox), loop::poke);
            loop.start();
        });
    }

    void stop(@Observes ShutdownEvent stop) {
        loops.values().parallelStream().forEach(LaneLoop::stop);
    }

    /** Something is to be told by this inbox. A hint that saves a poll's wait. */
    public void poke(String inbox) {
        LaneLoop<?> loop = loops.get(inbox);
        if (loop != null) {
            loop.poke();
        }
        if (loop == null || !loop.holdsAll()) {
            wakeUps.tell(DeliveryWork.name(inbox));
        }
    }
}
