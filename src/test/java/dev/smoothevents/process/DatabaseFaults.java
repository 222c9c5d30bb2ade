package dev.smoothevents.process;

import static org.awaitility.Awaitility.await;

import dev.smoothevents.process.wire.Fate;
import dev.smoothevents.process.wire.Moment;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;

/** What happens to Postgres, and on the way there. */
final class DatabaseFaults {

    private static final Duration LONG_WRITE = Duration.ofSeconds(4);
    /** How much later others may be because of one issue. */
    private static final Duration BOUND = Duration.ofSeconds(3);

    static final Scenario COMMIT_ANSWER_LOST =
            Scenario.of("commit-answer-lost", DatabaseFaults::commitAnswerLost).replaying();
    static final Scenario BACKENDS_TERMINATED = Scenario.of("backends-terminated", DatabaseFaults::backendsTerminated);
    static final Scenario RESTART = Scenario.of("postgres-immediate-restart", DatabaseFaults::restart);
    static final Scenario LONG_READER = Scenario.of("long-reader", DatabaseFaults::longReader);
    static final Scenario LONG_WRITER =
            Scenario.of("long-writer", DatabaseFaults::longWriter).within(BOUND);

    private DatabaseFaults() {}

    private static void commitAnswerLost(Stage stage) {
        for (int n = 0; n < 5; n++) {
            for (Replica replica : stage.cluster().live()) {
                Once lost = new Once(() -> Fate.CUT);
                replica.at(Moment.COMMIT_ANSWERED, lost);
                lost.awaitSprung();
            }
            stage.more(20);
        }
    }

    private static void backendsTerminated(Stage stage) {
        for (int n = 0; n < 5; n++) {
            if (stage.database().terminateBackends() == 0) {
                throw new IllegalStateException("there was nobody to terminate");
            }
            stage.more(40);
        }
    }

    private static void restart(Stage stage) {
        stage.cluster().postgres().kill();
        stage.cluster().postgres().start();
        stage.more(100);
    }

    /** Nothing deleted in the meantime can be swept, so the relay walks over ever more dead rows. */
    private static void longReader(Stage stage) throws Exception {
        try (Connection reader = stage.database().connect()) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reader.createStatement().executeQuery("SELECT count(*) FROM outbox");
            stage.more(1_000);
            reader.rollback();
        }
    }

    /** Somebody holds an issue's row; its own events must wait, the others' not. */
    private static void longWriter(Stage stage) throws Exception {
        String issue = stage.traffic().issue(7);
        stage.hurt(issue);
        try (Connection writer = stage.database().connect();
                var lock = writer.prepareStatement("SELECT FROM issues WHERE key = ? FOR UPDATE")) {
            writer.setAutoCommit(false);
            lock.setString(1, issue);
            if (!lock.executeQuery().next()) {
                throw new IllegalStateException("nothing to lock");
            }
            long until = System.nanoTime() + LONG_WRITE.toNanos();
            await().atMost(LONG_WRITE.plusSeconds(5)).until(() -> System.nanoTime() - until >= 0);
            writer.rollback();
        }
    }

    static List<Scenario> all() {
        return List.of(COMMIT_ANSWER_LOST, BACKENDS_TERMINATED, RESTART, LONG_READER, LONG_WRITER);
    }
}
