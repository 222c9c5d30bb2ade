package dev.smoothevents.tracing;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smoothevents.LocalStackResource;
import dev.smoothevents.TopicReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With tracing off, which is the default. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PassThroughTest {

    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Inject
    InMemorySpanExporter exporter;

    private final String issue = unique("acme/trace#1");

    @Test
    void aTraceOfTheCallerGoesWithTheEventToTheTopicAndTheLedger() {
        post("/v1/events", event(issue, "issue_opened").toString(), TRACEPARENT, 201);

        assertThat(TopicReader.header(TopicReader.read(issue, 1).get(0), "traceparent"))
                .isEqualTo(TRACEPARENT);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries()).isNotEmpty().containsOnly(TRACEPARENT));
        assertThat(exporter.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void soItDoesWithEachEventOfABatch() {
        String two = "[" + event(issue, "issue_opened") + "," + event(issue, "issue_closed") + "]";
        post("/v1/events/batch", two, TRACEPARENT, 200);

        assertThat(TopicReader.read(issue, 2))
                .extracting(message -> TopicReader.header(message, "traceparent"))
                .containsExactly(TRACEPARENT, TRACEPARENT);
    }

    @Test
    void whatIsNoTraceIsIgnored() {
        post("/v1/events", event(issue, "issue_opened").toString(), "00-nonsense-01", 201);

        assertThat(TopicReader.read(issue, 1).get(0).headers().lastHeader("traceparent"))
                .isNull();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries()).isNotEmpty().containsOnlyNulls());
    }

    private static void post(String path, String body, String traceparent, int status) {
        given().contentType("application/json")
                .header("traceparent", traceparent)
                .body(body)
                .post(path)
                .then()
                .statusCode(status);
    }

    private List<String> deliveries() {
        List<String> traceparents = new ArrayList<>();
        String sql = "SELECT traceparent FROM deliveries WHERE issue_id IN (SELECT id FROM issues WHERE key = $1)";
        pool.preparedQuery(sql)
                .execute(Tuple.of(issue))
                .await()
                .indefinitely()
                .forEach(row -> traceparents.add(row.getString(0)));
        return traceparents;
    }
}
