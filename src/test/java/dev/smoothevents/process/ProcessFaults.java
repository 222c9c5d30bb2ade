package dev.smoothevents.process;

import static org.awaitility.Awaitility.await;

import dev.smoothevents.process.Scenario.Play;
import dev.smoothevents.process.wire.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What happens to the service itself. */
final class ProcessFaults {

    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);
    private static final Duration EVERY_SECOND = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Killed with {@code kill -9} at a point where it matters; another one takes over. */
    static final List<Scenario> KILLS_AT = List.of(
            Scenario.of("kill-before-commit", killAt(Moment.COMMIT_SENT)),
            Scenario.of("kill-after-commit-before-answer", killAt(Moment.COMMIT_ANSWERED))
                    .replaying(),
            Scenario.of("kill-after-send-before-ack", killAt(Moment.PRODUCE_ANSWERED))
                    .repeating(),
            Scenario.of("kill-after-ack-before-delete", killAt(Moment.DELETE_SENT))
                    .repeating(),
            Scenario.of("kill-during-lease-renewal", killAt(Moment.RENEWAL_SENT)));

    static final Scenario KILL_AT_RANDOM = Scenario.of("kill-at-random", ProcessFaults::killAtRandom);
    static final Scenario KILL_EVERY_SECOND =
            Scenario.of("kill-every-second", killEverySecond(TWO_MINUTES)).within(Duration.ofMinutes(3));
    /** The same, for tests that are run often. */
    static final Scenario KILL_EVERY_SECOND_BRIEFLY = Scenario.of(
                    "kill-every-second-briefly", killEverySecond(Duration.ofSeconds(8)))
            .within(Duration.ofMinutes(3));

    static final Scenario PAUSE = Scenario.of("pause-longer-than-a-lease", ProcessFaults::pause);
    static final Scenario ROLLING_RESTART = Scenario.of("rolling-restart-1-3-1", ProcessFaults::rollingRestart);

    private ProcessFaults() {}

    private static Play killAt(Moment moment) {
        return stage -> {
            Replica victim = stage.cluster().replica(0);
            victim.killAt(moment).awaitSprung();
            stage.more(100);
            victim.clear();
            victim.start();
            stage.more(50);
        };
    }

    private static void killAtRandom(Stage stage) {
        for (int n = 0; n < 2; n++) {
            List<Replica> live = stage.cluster().live();
            Replica victim = live.get(stage.random(0, live.size()));
            stage.more(stage.random(1, 100));
            victim.kill();
            stage.more(stage.random(1, 100));
            victim.start();
        }
    }

    /** Of three replicas, a random one of those that answer; each comes back as fast as it can. */
    private static Play killEverySecond(Duration time) {
        return stage -> {
            stage.cluster().heal(Cluster.MOST_REPLICAS);
            ExecutorService starters = Executors.newFixedThreadPool(Cluster.MOST_REPLICAS);
            for (long end = System.nanoTime() + time.toNanos(); System.nanoTime() - end < 0; ) {
                await().pollDelay(EVERY_SECOND).until(() -> true);
                killOneOf(stage).ifPresent(victim -> starters.execute(victim::start));
            }
            starters.shutdown();
            if (!starters.awaitTermination(TWO_MINUTES.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("a replica does not come back");
            }
        };
    }

    private static Optional<Replica> killOneOf(Stage stage) {
        List<Replica> live = stage.cluster().live();
        Optional<Replica> victim =
                live.isEmpty() ? Optional.empty() : Optional.of(live.get(stage.random(0, live.size())));
        victim.ifPresent(Replica::kill);
        return victim;
    }

    /** It goes on with what it had in mind, while others have done it already and more. */
    private static void pause(Stage stage) {
        Replica victim = stage.cluster().replica(0);
        long others = stage.cluster().live().size() - 1;
        Database database = stage.database();
        victim.pause();
        await("others have taken over")
                .atMost(PATIENCE)
                .until(() -> database.owners() == others && database.heldLanes() == 32);
        stage.more(200);
        victim.resume();
        await("it takes part again").atMost(PATIENCE).until(() -> database.owners() == others + 1);
    }

    /** From one to three and back to one, which is none of those at the start. */
    private static void rollingRestart(Stage stage) {
        Cluster cluster = stage.cluster();
        cluster.heal(1);
        stage.more(50);
        cluster.replica(1).start();
        stage.more(50);
        cluster.replica(2).start();
        await("all three work").atMost(PATIENCE).until(() -> stage.database().owners() == 3);
        stage.more(50);
        cluster.replica(0).stop();
        stage.more(50);
        cluster.replica(1).stop();
        stage.more(100);
    }

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>(KILLS_AT);
        all.addAll(List.of(KILL_AT_RANDOM, KILL_EVERY_SECOND, PAUSE, ROLLING_RESTART));
        return all;
    }
}
