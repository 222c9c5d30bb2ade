package dev.smoothevents.process;

import static org.awaitility.Awaitility.await;

import dev.smoothevents.process.wire.Fate;
import dev.smoothevents.process.wire.Moment;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What happens to Kafka, and on the way there. */
final class BrokerFaults {

    private static final Duration SLOW = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static final Scenario DOWN = Scenario.of("broker-down-and-back", BrokerFaults::down);
    static final Scenario SLOW_BROKER = Scenario.of("broker-slow", BrokerFaults::slow);
    static final Scenario REQUESTS_LOST = Scenario.of("broker-times-out", stage -> swallow(stage, Moment.PRODUCE_SENT));
    static final Scenario ANSWERS_LOST = Scenario.of(
                    "broker-times-out-after-storing", stage -> swallow(stage, Moment.PRODUCE_ANSWERED))
            .repeating();

    private BrokerFaults() {}

    private static void down(Stage stage) {
        stage.cluster().kafka().stop();
        stage.more(300);
        stage.cluster().kafka().start();
    }

    private static void slow(Stage stage) {
        stage.cluster()
                .live()
                .forEach(replica -> replica.at(Moment.PRODUCE_SENT, () -> {
                    LockSupport.parkNanos(SLOW.toNanos());
                    return Fate.PASS;
                }));
        stage.more(300);
    }

    /** Connections seem to stand, and nothing comes through; until both the connection and the record's own time have run out. */
    private static void swallow(Stage stage, Moment moment) {
        AtomicInteger swallowed = new AtomicInteger();
        List<Replica> replicas = stage.cluster().live();
        replicas.forEach(replica -> replica.at(moment, () -> {
            swallowed.incrementAndGet();
            return Fate.SWALLOW;
        }));
        await("connections were given up and made again")
                .atMost(PATIENCE)
                .until(() -> swallowed.get() >= 2 * replicas.size());
        replicas.forEach(Replica::clear);
        stage.more(100);
    }

    static List<Scenario> all() {
        return List.of(DOWN, SLOW_BROKER, REQUESTS_LOST, ANSWERS_LOST);
    }
}
