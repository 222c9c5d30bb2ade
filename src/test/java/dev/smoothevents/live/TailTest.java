package dev.smoothevents.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smoothevents.FreshDatabase;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real transactions that overlap in every way, and those who follow what they write. */
class TailTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int WRITERS = 6;
    private static final int STEPS = 600;

    private static FreshDatabase database;

    private record Topic(Pool pool, String topic) implements Reader<String, String> {

        private static final int LIMIT = 3;

        @Override
        public boolean wants(String key) {
            return key.equals(topic);
        }

        @Override
        public Uni<Leg<String>> read(long above, long upTo) {
            return pool.preparedQuery("""
                            SELECT position, word FROM things WHERE topic = $1 AND position > $2 AND position <= $3
                            ORDER BY position LIMIT $4""")
                    .execute(Tuple.of(topic, above, upTo, LIMIT))
                    .map(rows -> {
                        List<Live<String>> items = new ArrayList<>();
                        rows.forEach(row -> items.add(new Live<>(row.getLong("position"), row.getString("word"))));
                        return new Leg<>(
                                items,
                                items.size() < LIMIT
                                        ? upTo
                                        : items.get(LIMIT - 1).position());
                    });
        }
    }

    /** One who follows, and now and then loses the line. */
    private static final class Listener {
        private final List<Live<String>> heard = new CopyOnWriteArrayList<>();
        private Cancellable line;
        private volatile long last = Tail.NOW;
        private int lines;

        void connect(Tail<String> tail) {
            int mine = lines;
            line = tail.follow(new Topic(database.pool(), "a"), last)
                    .subscribe()
                    .with(live -> hear(mine, live));
        }

        private synchronized void hear(int mine, Live<String> live) {
            if (mine != lines) {
                return;
            }
            last = live.position();
            if (live.item() != null) {
                heard.add(live);
            }
        }

        /** What is under way on the line when it is cut is lost, as it would be. */
        void disconnect() {
            synchronized (this) {
                lines++;
            }
            line.cancel();
        }

        boolean hasBegun() {
            return last != Tail.NOW;
        }

        List<String> words() {
            return heard.stream().map(Live::item).toList();
        }
    }

    private final List<Tail<String>> replicas = List.of(tail(), tail());

    @BeforeAll
    static void start() {
        database = new FreshDatabase();
        database.ask("""
                CREATE SEQUENCE things_position;
                CREATE TABLE things (
                    position bigint NOT NULL
                        DEFAULT CASE WHEN pg_current_xact_id() IS NOT NULL THEN nextval('things_position') END,
                    topic text NOT NULL,
                    word text NOT NULL);
                CREATE UNIQUE INDEX ON things ((position + 0))""");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.ask("TRUNCATE things; SELECT setval('things_position', 1, false)");
    }

    private static Tail<String> tail() {
        LiveConfig config = new LiveConfig() {
            @Override
            public Duration poll() {
                return Duration.ofMillis(1);
            }

            @Override
            public Duration heartbeat() {
                return Duration.ofMillis(200);
            }
        };
        return new Tail<>(
                new Source<>(database.pool(), "things", "t.topic", (Row row) -> row.getString("topic")), config);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void eachRowIsHeardOnceAndInOrderWhicheverTransactionEndsFirst(long seed) throws SQLException {
        Random random = new Random(seed);
        Listener steady = new Listener();
        Listener unsteady = new Listener();
        steady.connect(replicas.get(0));
        unsteady.connect(replicas.get(1));
        await().atMost(SOON).until(() -> steady.hasBegun() && unsteady.hasBegun());
        try (Schedule schedule = new Schedule(random)) {
            for (int step = 0; step < STEPS; step++) {
                schedule.step();
                if (step % 20 == 0) {
                    unsteady.disconnect();
                    unsteady.connect(replicas.get(random.nextInt(2)));
                }
            }
        }
        List<String> written = database.ask("SELECT word FROM things WHERE topic = 'a' ORDER BY position");
        assertThat(written).hasSizeGreaterThan(STEPS / 10);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(steady.words()).containsExactlyElementsOf(written);
            assertThat(unsteady.words()).containsExactlyElementsOf(written);
        });
        steady.disconnect();
        unsteady.disconnect();
    }

    /** The control: on the same schedule, reading on from the highest position seen does lose rows. */
    @Test
    void readingOnFromTheHighestPositionSeenLosesRows() throws SQLException {
        List<String> heard = new ArrayList<>();
        try (Schedule schedule = new Schedule(new Random(1))) {
            long last = 0;
            for (int step = 0; step < STEPS; step++) {
                schedule.step();
                for (String position :
                        database.ask("SELECT position FROM things WHERE position > " + last + " ORDER BY position")) {
                    heard.add(position);
                    last = Long.parseLong(position);
                }
            }
        }
        assertThat(heard)
                .hasSizeLessThan(database.ask("SELECT position FROM things").size());
    }

    @Test
    void aLongTransactionHoldsBackNobodyWhileNoPositionIsMissing() throws SQLException {
        Listener listener = new Listener();
        listener.connect(replicas.get(0));
        await().atMost(SOON).until(listener::hasBegun);
        try (Connection other = database.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_current_xact_id()");
            write("one");
            write("two");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(listener.words()).containsExactly("one", "two"));
            other.rollback();
        }
        listener.disconnect();
    }

    @Test
    void whatRolledBackIsWaitedForNoLongerThanTheTransactionsOfItsTime() throws SQLException {
        Listener listener = new Listener();
        listener.connect(replicas.get(0));
        await().atMost(SOON).until(listener::hasBegun);
        try (Connection lost = database.connect();
                Statement statement = lost.createStatement()) {
            lost.setAutoCommit(false);
            statement.execute("INSERT INTO things (topic, word) VALUES ('a', 'lost')");
            write("kept");
            await().during(Duration.ofMillis(100)).until(() -> listener.words().isEmpty());
            lost.rollback();
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(listener.words()).containsExactly("kept"));
        }
        listener.disconnect();
    }

    @Test
    void inAQuietTimeOneIsToldHowFarItHasCome() {
        Listener listener = new Listener();
        listener.connect(replicas.get(0));
        await().atMost(SOON).until(listener::hasBegun);
        long begin = listener.last;
        database.ask("INSERT INTO things (topic, word) VALUES ('b', 'not for a')");
        await().atMost(SOON).until(() -> listener.last > begin);
        assertThat(listener.words()).isEmpty();
        listener.disconnect();
    }

    @Test
    void withoutFollowersNothingIsLookedAt() {
        Listener listener = new Listener();
        listener.connect(replicas.get(0));
        await().atMost(SOON).until(listener::hasBegun);
        assertThat(replicas.get(0).followers()).isEqualTo(1);
        listener.disconnect();
        assertThat(replicas.get(0).followers()).isZero();
        String before = lastLook();
        await().during(Duration.ofMillis(100)).until(() -> lastLook().equals(before));
    }

    @Test
    void manyFollowersShareOneLook() {
        List<Listener> listeners = Stream.generate(Listener::new).limit(50).toList();
        listeners.forEach(listener -> listener.connect(replicas.get(0)));
        await().atMost(SOON).until(() -> listeners.stream().allMatch(Listener::hasBegun));
        write("hello");
        await().atMost(SOON).untilAsserted(() -> assertThat(listeners)
                .allSatisfy(listener -> assertThat(listener.words()).containsExactly("hello")));
        listeners.forEach(Listener::disconnect);
        assertThat(replicas.get(0).followers()).isZero();
    }

    private static void write(String word) {
        database.ask("INSERT INTO things (topic, word) VALUES ('a', '" + word + "')");
    }

    private static String lastLook() {
        return database.ask("""
                        SELECT max(query_start) FROM pg_stat_activity
                        WHERE query LIKE '%things_position%' AND pid <> pg_backend_pid()""").get(0);
    }

    /** Writers that begin, write and end in an order drawn by lot, with some that roll back. */
    private static final class Schedule implements AutoCloseable {
        private final Random random;
        private final List<Connection> writers = new ArrayList<>();
        private final boolean[] open = new boolean[WRITERS];
        private int words;

        Schedule(Random random) throws SQLException {
            this.random = random;
            for (int n = 0; n < WRITERS; n++) {
                writers.add(database.connect());
                writers.get(n).setAutoCommit(false);
            }
        }

        void step() throws SQLException {
            int n = random.nextInt(WRITERS);
            int lot = random.nextInt(10);
            if (!open[n] || lot < 4) {
                write(writers.get(n));
                open[n] = true;
            } else {
                end(n, lot < 8);
            }
        }

        private void write(Connection writer) throws SQLException {
            try (Statement statement = writer.createStatement()) {
                for (int row = random.nextInt(3); row >= 0; row--) {
                    String topic = random.nextInt(4) == 0 ? "b" : "a";
                    statement.execute(
                            "INSERT INTO things (topic, word) VALUES ('" + topic + "', 'word-" + ++words + "')");
                }
            }
        }

        private void end(int n, boolean commit) throws SQLException {
            if (commit) {
                writers.get(n).commit();
            } else {
                writers.get(n).rollback();
            }
            open[n] = false;
        }

        @Override
        public void close() throws SQLException {
            for (int n = 0; n < WRITERS; n++) {
                writers.get(n).commit();
                writers.get(n).close();
            }
        }
    }
}
