package dev.smoothevents.outbox;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.record;
import static dev.smoothevents.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smoothevents.LocalStackResource;
import dev.smoothevents.NobodyRelays;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A relay is about to park what waits behind a parked event, in the very moment in which somebody brings the issue back. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(NobodyRelays.class)
class RedriveRaceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String PARK = """
            WITH parked AS (
                DELETE FROM outbox WHERE subject = ? AND aggregateversion = ?
                RETURNING id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp, source, subject, time, traceparent)
            INSERT INTO outbox_dead (id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp, source, subject, time,
                                     traceparent, error)
            SELECT *, 'too large' FROM parked""";

    private static final String WAITING = "SELECT aggregateversion FROM outbox WHERE subject = ? ORDER BY seq";
    private static final String PARKED = "SELECT aggregateversion FROM outbox_dead WHERE subject = ? ORDER BY 1";
    private static final String BLOCKED = """
            SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%outbox%' AND ? <> ''""";

    private final String issue = unique("acme/redrive#1");

    @ConfigProperty(name = "smooth.database.url")
    String url;

    @ConfigProperty(name = "smooth.database.username")
    String username;

    @ConfigProperty(name = "smooth.database.password")
    String password;

    private Connection relay;
    private Connection observer;

    @BeforeEach
    void connect() throws SQLException {
        relay = DriverManager.getConnection("jdbc:" + url, username, password);
        relay.setAutoCommit(false);
        observer = DriverManager.getConnection("jdbc:" + url, username, password);
    }

    @AfterEach
    void disconnect() throws SQLException {
        relay.close();
        observer.close();
    }

    @Test
    void allComeBackInTheirOrderAndNoneStaysParked() throws Exception {
        for (int n = 0; n < 3; n++) {
            record(event(issue, "issue_closed"));
        }
        park(1);
        relay.commit();
        park(2);

        CompletableFuture<Void> redrive = CompletableFuture.runAsync(() -> given().queryParam("issue", issue)
                .post("/v1/outbox/parked/redrive")
                .then()
                .statusCode(200));
        await("the redrive waits for the relay")
                .atMost(PATIENCE)
                .until(() -> numbers(BLOCKED).get(0) == 1);
        relay.commit();
        redrive.get();

        assertThat(numbers(PARKED)).isEmpty();
        assertThat(numbers(WAITING)).containsExactly(1L, 2L, 3L);
    }

    private void park(long sequence) throws SQLException {
        try (PreparedStatement statement = relay.prepareStatement(PARK)) {
            statement.setString(1, issue);
            statement.setLong(2, sequence);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private List<Long> numbers(String sql) throws SQLException {
        try (PreparedStatement statement = observer.prepareStatement(sql)) {
            statement.setString(1, issue);
            List<Long> numbers = new ArrayList<>();
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        }
    }
}
