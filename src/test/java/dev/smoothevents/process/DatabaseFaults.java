package dev.smoothevents.process;

import static org.awaitility.Awaitility.await;

import dev.smoothevents.process.wire.Fate;
import dev.smoothevents.process.wire.Moment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** What happens to Postgres, and on the way there. */
final class DatabaseFaults {

    private static final Duration LONG_WRITE = Duration.ofSeconds(4);
    /** How much later others may be because of one issue. */
    private static final Duration BOUND = Duration.ofSeconds(3);
    /** Events that replicas are asked to record while the database hangs: more than fit into one batch. */
    private static final int ASKED_IN_VAIN = 400;

    static final Scenario COMMIT_ANSWER_LOST =
            Scenario.of("commit-answer-lost", DatabaseFaults::commitAnswerLost).replaying();
    static final Scenario BACKENDS_TERMINATED = Scenario.of("backends-terminated", DatabaseFaults::backendsTerminated);
    static final Scenario RESTART = Scenario.of("postgres-immediate-restart", DatabaseFaults::restart);
    static final Scenario LONG_READER = Scenario.of("long-reader", DatabaseFaults::longReader);
    static final Scenario LONG_WRITER =
            Scenario.of("long-writer", DatabaseFaults::longWriter).within(BOUND);

    static final Scenario CONNECTIONS_HANG = Scenario.of("postgres-connections-hang", DatabaseFaults::connectionsHang)
            .within(Duration.ofSeconds(20));
    static final Scenario HANGS =
            Scenario.of("postgres-hangs", DatabaseFaults::hang).within(Duration.ofSeconds(40));

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

    /**
     * A few connections seem to stand, and nothing comes through, as after a failover whose farewell was lost. What Postgres had locked for
     * them it must let go of by itself, as nobody tells it that they are gone.
     */
    private static void connectionsHang(Stage stage) {
        for (Moment moment : List.of(Moment.COMMIT_SENT, Moment.DELETE_SENT, Moment.RENEWAL_SENT)) {
            for (Replica replica : stage.cluster().live()) {
                Once swallowed = new Once(() -> Fate.SWALLOW);
                replica.at(moment, swallowed);
                swallowed.awaitSprung();
            }
        }
        stage.more(100);
    }

    /** The same for all connections, and new ones: every caller is told in time, and all goes on by itself when Postgres is back. */
    private static void hang(Stage stage) throws InterruptedException {
        List<Replica> replicas = stage.cluster().live();
        replicas.forEach(Replica::freezeDatabase);
        ExecutorService callers = Executors.newFixedThreadPool(ASKED_IN_VAIN);
        for (int n = 0; n < ASKED_IN_VAIN; n++) {
            URI where = replicas.get(n % replicas.size()).events();
            callers.execute(() -> askInVain(stage, where));
        }
        callers.shutdown();
        if (!callers.awaitTermination(2, TimeUnit.MINUTES)) {
            stage.fault("a caller got no answer at all");
        }
        replicas.forEach(Replica::clear);
        stage.more(100);
    }

    /** As the README says: the answer comes within twice the database's time. */
    private static void askInVain(Stage stage, URI where) {
        Duration bound = Cluster.DATABASE_TIMEOUT.multipliedBy(2).plusSeconds(1);
        try {
            HttpResponse<String> answer = new Caller()
                    .send(bound, "POST", where, "{\"issue\": \"nobody/hears#1\", \"action\": \"comment_added\"}");
            if (answer.statusCode() != 503
                    || answer.headers().firstValue("Retry-After").isEmpty()) {
                stage.fault("not 503 with Retry-After: " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            stage.fault("no answer within " + bound + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static List<Scenario> all() {
        return List.of(
                COMMIT_ANSWER_LOST, BACKENDS_TERMINATED, RESTART, LONG_READER, LONG_WRITER, CONNECTIONS_HANG, HANGS);
    }
}
