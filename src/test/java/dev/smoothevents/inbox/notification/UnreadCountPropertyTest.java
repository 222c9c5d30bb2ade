package dev.smoothevents.inbox.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.smoothevents.FreshDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The unread counts are those of the rows, whatever is done to the rows, in whatever order, by however many at once. */
class UnreadCountPropertyTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ACCOUNT = "default";
    private static final int PEOPLE = 12;
    private static final int ISSUES = 6;
    private static final int ACTORS = 6;
    private static final int STEPS = 150;

    private static final String DRIFT = """
            SELECT person || ': counted ' || coalesce(c.unread, 0) || ', there are ' || coalesce(n.unread, 0)
            FROM notification_counts c
            FULL JOIN (SELECT account, person, count(*) AS unread FROM notifications WHERE read_at IS NULL GROUP BY account, person) n
                USING (account, person)
            WHERE coalesce(c.unread, 0) <> coalesce(n.unread, 0)""";

    /** As the inboxes plan, without those parts that make no difference here. The people come in any order. */
    private static final String PLAN = """
            WITH planned AS (
                INSERT INTO deliveries (account, id, inbox, event_id, issue_id, recipient, replay, lane, status, reason)
                SELECT e.account, new.id, 'notification', e.id, e.issue_id, new.person, ?::uuid, 0, new.status, 'subscriber'
                FROM issue_events e, unnest(?::uuid[], ?::text[], ?::text[]) AS new (id, person, status)
                WHERE e.account = 'default' AND e.id = ?
                ON CONFLICT DO NOTHING
                RETURNING account, id, event_id, issue_id, recipient, status, reason)
            INSERT INTO notifications (account, id, person, event_id, issue_id, reason)
            SELECT account, id, recipient, event_id, issue_id, reason FROM planned WHERE status = 'delivered'""";

    private static FreshDatabase database;
    private static UnreadTable unread;
    private static NotificationTable table;

    @BeforeAll
    static void start() {
        database = new FreshDatabase();
        unread = new UnreadTable(database.pool());
        table = new NotificationTable(database.pool());
        database.ask("INSERT INTO people (account, key) SELECT 'default', 'p' || n FROM generate_series(0, "
                + (PEOPLE - 1) + ") n");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.ask("DELETE FROM issues");
    }

    @Test
    void manyAtOnceNeverMakeItDrift() throws Exception {
        IntStream.range(0, ISSUES).forEach(UnreadCountPropertyTest::issue);
        ExecutorService threads = Executors.newFixedThreadPool(ACTORS);
        try {
            List<Callable<Void>> actors = IntStream.range(0, ACTORS)
                    .mapToObj(UnreadCountPropertyTest::actor)
                    .toList();
            for (Future<Void> actor : threads.invokeAll(actors)) {
                actor.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(database.ask(DRIFT)).isEmpty();
        assertThat(database.ask("SELECT count(*) FROM notifications").get(0)).isNotEqualTo("0");
    }

    private static Callable<Void> actor(int seed) {
        return () -> {
            Random random = new Random(seed);
            try (Connection connection = database.connect()) {
                for (int step = 0; step < STEPS; step++) {
                    act(connection, random);
                }
            }
            return null;
        };
    }

    private static void act(Connection connection, Random random) throws SQLException {
        Owner owner = new Owner(ACCOUNT, "p" + random.nextInt(PEOPLE));
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> plan(connection, random, new UUID(0, 0));
            case 4 -> plan(connection, random, UUID.randomUUID());
            case 5, 6, 7, 8 -> change(connection, random, owner);
            case 9 -> unread.readAll(owner, null, null).await().atMost(SOON);
            case 10 ->
                unread.readAll(owner, anIssue(connection, random), null).await().atMost(SOON);
            default -> purge(connection, random);
        }
    }

    private static void change(Connection connection, Random random, Owner owner) throws SQLException {
        UUID id = any(connection, "SELECT id FROM notifications WHERE person = '" + owner.person() + "'", random);
        if (id != null) {
            Change change = Change.values()[random.nextInt(Change.values().length)];
            table.change(change, owner, id).await().atMost(SOON);
        }
    }

    private static void plan(Connection connection, Random random, UUID replay) throws SQLException {
        UUID event = any(connection, "SELECT id FROM issue_events", random);
        if (event == null) {
            return;
        }
        List<String> people = new ArrayList<>(
                IntStream.range(0, PEOPLE).mapToObj(n -> "p" + n).toList());
        Collections.shuffle(people, random);
        List<String> some = people.subList(0, 1 + random.nextInt(PEOPLE));
        Object[] ids =
                some.stream().map(one -> UuidCreator.getTimeOrderedEpochPlus1()).toArray();
        Object[] states = some.stream()
                .map(one -> random.nextInt(5) == 0 ? "skipped" : "delivered")
                .toArray();
        try (PreparedStatement statement = connection.prepareStatement(PLAN)) {
            statement.setObject(1, replay);
            statement.setArray(2, connection.createArrayOf("uuid", ids));
            statement.setArray(3, connection.createArrayOf("text", some.toArray()));
            statement.setArray(4, connection.createArrayOf("text", states));
            statement.setObject(5, event);
            statement.executeUpdate();
        } catch (SQLException e) {
            // the issue was purged in between, as the inboxes expect it
            assertThat(e.getSQLState()).isEqualTo("23503");
        }
    }

    /** And another takes its place. */
    private static void purge(Connection connection, Random random) throws SQLException {
        UUID issue = anIssue(connection, random);
        try (Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM issues WHERE account = 'default' AND id = '" + issue + "'");
        }
        issue(random.nextInt());
    }

    private static UUID anIssue(Connection connection, Random random) throws SQLException {
        return any(connection, "SELECT id FROM issues", random);
    }

    private static UUID any(Connection connection, String sql, Random random) throws SQLException {
        List<UUID> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getObject(1, UUID.class));
            }
        }
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private static void issue(int number) {
        database.ask("""
                WITH issue AS (
                    INSERT INTO issues (account, id, key, project)
                    VALUES ('default', gen_random_uuid(), gen_random_uuid() || '#%d', 'default')
                    RETURNING id)
                INSERT INTO issue_events (account, id, issue_id, sequence, project, action, actor, occurred_at, recorded_at, source,
                                          correlation_id)
                SELECT 'default', gen_random_uuid(), id, n, 'default', 'comment_added', 'system', now(), now(), 'api', ''
                FROM issue, generate_series(1, 3) n""".formatted(number));
    }

    @Test
    void withAllRowsGoesTheCount() throws SQLException {
        issue(1);
        try (Connection connection = database.connect()) {
            for (int n = 0; n < 5; n++) {
                plan(connection, new Random(n), UUID.randomUUID());
            }
        }
        assertThat(database.ask("SELECT sum(unread) FROM notification_counts").get(0))
                .isNotEqualTo("0");
        database.ask("TRUNCATE issue_events CASCADE");
        assertThat(database.ask(DRIFT)).isEmpty();
        assertThat(database.ask("SELECT coalesce(sum(unread), 0) FROM notification_counts"))
                .containsExactly("0");
    }

    /** The control: the question asked above does find a count that has drifted. */
    @Test
    void aCountThatDriftedWouldBeFound() throws SQLException {
        issue(1);
        try (Connection connection = database.connect()) {
            plan(connection, new Random(1), UUID.randomUUID());
        }
        database.ask("UPDATE notification_counts SET unread = unread + 1 WHERE person = 'p0'");
        database.ask("INSERT INTO notification_counts VALUES ('default', 'p0', 1) ON CONFLICT DO NOTHING");
        assertThat(database.ask(DRIFT)).singleElement().asString().startsWith("p0: counted ");
        database.ask("DELETE FROM issues; DELETE FROM notification_counts");
    }
}
