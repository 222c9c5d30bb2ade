package dev.smoothevents.tracing;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.put;
import static dev.smoothevents.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** With tracing on. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(TraceTest.Traced.class)
class TraceTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CALLERS_SPAN = "00f067aa0ba902b7";

    @Inject
    InMemorySpanExporter exporter;

    private final String issue = unique("acme/traced#1");
    private final String callersTrace = UUID.randomUUID().toString().replace("-", "");

    @Test
    void oneTraceJoinsTheRequestThePublishingThePlanAndTheDelivery() {
        String project = unique("acme/traced");
        put("projects", project, Api.json("{'slack': {'channel': '#traced'}}"));
        ObjectNode event = event(issue, "issue_opened").put("project", project);

        String id = given().contentType("application/json")
                .header("traceparent", "00-" + callersTrace + "-" + CALLERS_SPAN + "-01")
                .body(event.toString())
                .post("/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        await().atMost(SOON).until(() -> !spans("deliver slack").isEmpty());
        await().atMost(SOON).until(() -> !spans("publish").isEmpty());
        SpanData post = only("POST /v1/events");
        SpanData publish = only("publish");
        SpanData plan = only("plan slack");
        SpanData delivery = only("deliver slack");
        assertThat(post.getParentSpanId()).isEqualTo(CALLERS_SPAN);
        assertThat(publish.getParentSpanId()).isEqualTo(post.getSpanId());
        assertThat(plan.getParentSpanId()).isEqualTo(post.getSpanId());
        assertThat(delivery.getParentSpanId()).isEqualTo(plan.getSpanId());
        assertThat(List.of(post, publish, plan, delivery))
                .extracting(SpanData::getKind)
                .containsExactly(SpanKind.SERVER, SpanKind.PRODUCER, SpanKind.CONSUMER, SpanKind.CLIENT);
        assertThat(text(delivery, "smooth.inbox")).isEqualTo("slack");
        assertThat(text(delivery, "smooth.event.id")).isEqualTo(id);
        assertThat(text(delivery, "smooth.outcome")).isEqualTo("delivered");
    }

    @Test
    void pollsAndStatementsMakeNoTracesOfTheirOwn() {
        given().get("/v1/feed").then().statusCode(200);

        await().atMost(SOON).until(() -> exporter.getFinishedSpanItems().stream()
                .anyMatch(span -> span.getName().equals("GET /v1/feed")));
        assertThat(exporter.getFinishedSpanItems())
                .filteredOn(span -> !span.getParentSpanContext().isValid())
                .extracting(SpanData::getKind)
                .containsOnly(SpanKind.SERVER);
    }

    private SpanData only(String name) {
        List<SpanData> found = spans(name);
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }

    private List<SpanData> spans(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name) && span.getTraceId().equals(callersTrace))
                .toList();
    }

    private static String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }

    public static class Traced implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "smooth.tracing.endpoint", "http://127.0.0.1:4317",
                    "quarkus.otel.bsp.schedule.delay", "100ms");
        }
    }
}
