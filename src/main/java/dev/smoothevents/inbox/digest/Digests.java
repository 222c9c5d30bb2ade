package dev.smoothevents.inbox.digest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.smoothevents.inbox.InboxConfig;
import dev.smoothevents.inbox.RetrySchedule;
import dev.smoothevents.inbox.StoryFinder;
import dev.smoothevents.lane.LaneLeases;
import dev.smoothevents.lane.LaneLoop;
import dev.smoothevents.lane.LaneSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Runs the digests of each inbox that has them: gathers what waits every few seconds, and works off what is due in lanes. */
@ApplicationScoped
class Digests {

    /** Nothing here is in a hurry. */
    private static final LaneSettings UNHURRIED = new LaneSettings(
            64, Duration.ofMillis(100), Duration.ofSeconds(2), Duration.ofMillis(20), Duration.ofMillis(500));

    private static final Logger LOG = Logger.getLogger(Digests.class);

    private final DigestTable table;
    private volatile boolean trouble;
    private final Map<String, LaneLoop<DigestTable.Due>> loops = new LinkedHashMap<>();

    Digests(
            Instance<DigestSender> senders,
            DigestSettings settings,
            DigestTable table,
            StoryFinder stories,
            InboxConfig config,
            ObjectMapper json,
            Clock clock,
            Pool pool,
            MeterRegistry registry) {
        this.table = table;
        InboxConfig.Retry retry = config.retry();
        RetrySchedule schedule =
                new RetrySchedule(retry.first(), retry.longest(), retry.giveUpAfter(), () -> ThreadLocalRandom.current()
                        .nextDouble());
        for (DigestSender sender : senders) {
            if (sender.isEnabled()) {
                DigestWork work = new DigestWork(
                        sender, settings, table, stories, schedule, config.attemptTimeout(), json, clock);
                LaneLeases leases = new LaneLeases(pool, work.name(), config.lease());
                loops.put(sender.inbox(), new LaneLoop<>(work, leases, UNHURRIED, registry));
            }
        }
    }

    void start(@Observes StartupEvent start) {
        loops.values().forEach(LaneLoop::start);
    }

    void stop(@Observes ShutdownEvent stop) {
        loops.values().parallelStream().forEach(LaneLoop::stop);
    }

    /** What waits is not lost by a failure; it is said once, and once more when it is over. */
    @Scheduled(every = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> gather() {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (String inbox : loops.keySet()) {
            all = all.chain(() -> new Gathering(table, inbox).all());
        }
        return all.invoke(this::works)
                .onFailure()
                .invoke(this::fails)
                .onFailure()
                .recoverWithNull();
    }

    private void works() {
        if (trouble) {
            LOG.info("Digests: gathering works again");
        }
        trouble = false;
    }

    private void fails(Throwable failure) {
        if (!trouble) {
            LOG.warnf("Digests: cannot gather what waits, trying on: %s", failure);
        }
        trouble = true;
    }
}
