package dev.smoothevents.event;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.events;
import static dev.smoothevents.Api.post;
import static dev.smoothevents.Api.read;
import static dev.smoothevents.Api.record;
import static dev.smoothevents.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody else's transaction holds what an event needs; other events must not wait for it. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class HeldIssueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What the README promises, and some for a busy machine. */
    private static final Duration BOUND = Duration.ofSeconds(3);

    private final String issue = unique("acme/held#1");
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @ConfigProperty(name = "smooth.database.url")
    String url;

    @ConfigProperty(name = "smooth.database.username")
    String username;

    @ConfigProperty(name = "smooth.database.password")
    String password;

    private Connection somebody;

    @BeforeEach
    void begin() throws SQLException {
        somebody = DriverManager.getConnection("jdbc:" + url, username, password);
        somebody.setAutoCommit(false);
    }

    @AfterEach
    void end() throws SQLException {
        callers.shutdownNow();
        somebody.close();
    }

    @Test
    void whileAnIssueIsHeldOthersAreRecordedAndItsOwnEventsComeLaterInTheirOrder() throws Exception {
        record(comment(issue, 0));
        hold("SELECT FROM issues WHERE key = ? FOR UPDATE", issue);
        List<CompletableFuture<Response>> own = new ArrayList<>();
        for (int n = 1; n <= 5; n++) {
            JsonNode comment = comment(issue, n);
            own.add(later(() -> post(comment)));
            othersAreRecordedWithinTheBound();
        }
        assertThat(own).noneMatch(CompletableFuture::isDone);

        somebody.rollback();

        own.forEach(answer -> answer.join().then().statusCode(201));
        assertThat(events(issue))
                .extracting(event -> event.path("sequence").asInt())
                .containsExactly(6, 5, 4, 3, 2, 1);
        assertThat(events(issue))
                .extracting(event -> event.path("record").path("id").asText())
                .containsExactly("5", "4", "3", "2", "1", "0");
    }

    @Test
    void whileAKeyIsClaimedByAnOpenTransactionOthersAreRecorded() throws Exception {
        String key = unique("key");
        hold("INSERT INTO idempotency (account, key, request_hash) VALUES ('default', 'api:' || ?, 'another')", key);
        CompletableFuture<Response> own = later(() -> post(comment(issue, 1), key));
        othersAreRecordedWithinTheBound();
        assertThat(own).isNotDone();

        somebody.rollback();

        own.join().then().statusCode(201);
    }

    @Test
    void afterTenSecondsTheCallerIsToldAndNothingIsWritten() throws Exception {
        record(comment(issue, 0));
        String key = unique("key");
        hold("SELECT FROM issues WHERE key = ? FOR UPDATE", issue);
        hold("INSERT INTO idempotency (account, key, request_hash) VALUES ('default', 'api:' || ?, 'another')", key);
        CompletableFuture<Response> held = later(() -> post(comment(issue, 1)));
        CompletableFuture<Response> claimed = later(() -> post(comment(unique("acme/held#2"), 1), key));

        await().atMost(PATIENCE).until(() -> held.isDone() && claimed.isDone());
        held.join().then().statusCode(503).header("Retry-After", notNullValue());
        claimed.join().then().statusCode(409).body("type", endsWith("/in-progress"));

        somebody.rollback();
        assertThat(events(issue)).hasSize(1);
        post(comment(issue, 2)).then().statusCode(201);
    }

    /** Twenty of them, so that some are in the same queue. */
    private void othersAreRecordedWithinTheBound() {
        long start = System.nanoTime();
        List<CompletableFuture<Response>> others = IntStream.range(0, 20)
                .mapToObj(n -> later(() -> post(comment(issue + "-other-" + n, 1))))
                .toList();
        others.forEach(
                answer -> assertThat(read(answer.join()).path("id").textValue()).isNotNull());
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    }

    private CompletableFuture<Response> later(Supplier<Response> call) {
        return CompletableFuture.supplyAsync(call, callers);
    }

    private static JsonNode comment(String issue, int n) {
        JsonNode record = read("{\"type\": \"comment\", \"id\": \"" + n + "\"}");
        return event(issue, "comment_added").set("record", record);
    }

    private void hold(String sql, String value) throws SQLException {
        try (var statement = somebody.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.execute();
        }
    }
}
