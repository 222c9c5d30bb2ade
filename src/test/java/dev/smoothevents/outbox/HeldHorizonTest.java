package dev.smoothevents.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.NobodyRelays;
import dev.smoothevents.lane.LaneQuery;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lower bound of the poll with Postgres' own transaction ids, while somebody's transaction stays open. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(NobodyRelays.class)
class HeldHorizonTest {

    private static final short LANE = 7;
    private static final LaneQuery EVERYTHING = new LaneQuery(List.of(LANE), List.of(), List.of(), 100_000);

    private static final String WRITE = """
            INSERT INTO outbox (lane, id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp, source, subject, time)
            SELECT 7, gen_random_uuid(), 'issue', gen_random_uuid()::text, 'type', '{}', 1, 0, 'source', 'subject', 'time'
            FROM generate_series(1, %d)""";

    private static final String POLL = """
            EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)
            SELECT * FROM outbox_waiting(ARRAY[7]::smallint[], $1, ARRAY[]::bigint[], ARRAY[]::text[], 10)""";

    @Inject
    Pool pool;

    @ConfigProperty(name = "smooth.database.url")
    String url;

    @ConfigProperty(name = "smooth.database.username")
    String username;

    @ConfigProperty(name = "smooth.database.password")
    String password;

    private Connection somebody;
    private OutboxTable table;

    @BeforeEach
    void begin() throws SQLException {
        table = new OutboxTable(pool);
        run("DELETE FROM outbox");
        somebody = DriverManager.getConnection("jdbc:" + url, username, password);
        somebody.setAutoCommit(false);
    }

    @AfterEach
    void end() throws SQLException {
        somebody.close();
        run("DELETE FROM outbox");
    }

    @Test
    void whileAReaderKeepsTheDeletedRowsAPollDoesNotWalkOverThem() throws SQLException {
        somebody.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        somebody.createStatement().executeQuery("SELECT count(*) FROM outbox");
        run(WRITE.formatted(20_000));
        publishAll();
        run(WRITE.formatted(1));
        publishAll();

        long pagesWithout = pages(0);
        long pagesWith = pages(table.lowerBound(EVERYTHING));

        assertThat(pagesWithout).as("the deleted rows are still there").isGreaterThan(500);
        assertThat(pagesWith).isLessThan(50);
    }

    @Test
    void whoHasDrawnAPositionAndCommitsLateIsNotPassedBy() throws SQLException {
        somebody.createStatement().execute(WRITE.formatted(1));
        run(WRITE.formatted(1));
        long published = publishAll();
        run(WRITE.formatted(1));
        publishAll();

        somebody.commit();

        List<OutboxEntry> late = table.fetch(EVERYTHING).await().indefinitely();
        assertThat(late).hasSize(1);
        assertThat(late.get(0).seq()).as("drawn before").isLessThan(published);
        table.delete(late).await().indefinitely();
        for (int n = 0; n < 2; n++) {
            run(WRITE.formatted(1));
            publishAll();
        }
        assertThat(table.lowerBound(EVERYTHING)).as("then it moves on").isGreaterThan(published);
    }

    /** The highest position. */
    private long publishAll() {
        List<OutboxEntry> entries = table.fetch(EVERYTHING).await().indefinitely();
        assertThat(entries).isNotEmpty();
        table.delete(entries).await().indefinitely();
        return entries.get(entries.size() - 1).seq();
    }

    private long pages(long above) {
        JsonNode plan = Api.read(pool.preparedQuery(POLL)
                .execute(Tuple.of(above))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getValue(0)
                .toString());
        JsonNode root = plan.get(0).path("Plan");
        return root.path("Shared Hit Blocks").asLong()
                + root.path("Shared Read Blocks").asLong();
    }

    private void run(String sql) {
        pool.query(sql).execute().await().indefinitely();
    }
}
