package dev.smoothevents.outbox;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.items;
import static dev.smoothevents.Api.json;
import static dev.smoothevents.Api.record;
import static dev.smoothevents.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The broker takes only small messages, so that an event can never be published. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ParkedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LIMIT = "max.message.bytes";

    private final String issue = unique("acme/parked#1");
    private final String other = unique("acme/parked#2");

    @ConfigProperty(name = "smooth.kafka.bootstrap-servers")
    String bootstrapServers;

    @ConfigProperty(name = "smooth.topic.name")
    String topic;

    @BeforeEach
    void narrow() throws Exception {
        limit(AlterConfigOp.OpType.SET);
    }

    @AfterEach
    void widen() throws Exception {
        limit(AlterConfigOp.OpType.DELETE);
    }

    @Test
    void anEventThatTheBrokerRefusesHoldsBackItsIssueAloneUntilItIsTriedAgain() throws Exception {
        String first = record(comment(issue, "small")).path("id").textValue();
        String large = record(comment(issue, "x".repeat(50_000))).path("id").textValue();
        String behind = record(comment(issue, "small again")).path("id").textValue();
        record(comment(other, "somebody else's"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).containsExactly(large, behind));
        assertThat(TopicReader.read(other, 1)).hasSize(1);
        assertThat(items("/v1/outbox/parked").get(0).path("error").textValue()).contains("RecordTooLarge");
        assertThat(items("/v1/outbox/parked").get(1).path("error").textValue()).contains("behind");

        widen();
        given().post("/v1/outbox/parked/redrive").then().statusCode(200).body("issues", is(1));

        assertThat(ids(TopicReader.read(issue, 3))).containsExactly(first, large, behind);
        assertThat(parked()).isEmpty();
    }

    @Test
    void whatIsRecordedWhileParkedEventsAreTriedAgainComesBehindThem() throws Exception {
        record(comment(issue, "x".repeat(50_000)));
        for (int n = 0; n < 20; n++) {
            record(comment(issue, "behind"));
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).hasSizeGreaterThan(5));
        CompletableFuture<Void> more = CompletableFuture.runAsync(() -> {
            for (int n = 0; n < 40; n++) {
                record(comment(issue, "meanwhile"));
            }
        });

        // the first ones in vain: what they bring back is parked again
        given().post("/v1/outbox/parked/redrive").then().statusCode(200);
        given().post("/v1/outbox/parked/redrive").then().statusCode(200);
        widen();
        await().atMost(PATIENCE).untilAsserted(() -> {
            given().post("/v1/outbox/parked/redrive").then().statusCode(200);
            assertThat(more).isDone();
            assertThat(parked()).isEmpty();
        });
        more.get();

        assertThat(TopicReader.read(issue, 61).stream()
                        .map(message -> Long.parseLong(TopicReader.header(message, "ce_sequence")))
                        .distinct())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 61).boxed().toList());
    }

    @Test
    void anEventThatIsGivenUpLeavesAGapAndLetsTheOthersGoOn() {
        String large = record(comment(issue, "x".repeat(50_000))).path("id").textValue();
        String behind = record(comment(issue, "small")).path("id").textValue();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(parked()).containsExactly(large, behind));

        given().delete("/v1/outbox/parked/" + large).then().statusCode(204);
        String later = record(comment(issue, "later")).path("id").textValue();

        assertThat(ids(TopicReader.read(issue, 2))).containsExactly(behind, later);
        assertThat(parked()).isEmpty();
        given().delete("/v1/outbox/parked/" + large)
                .then()
                .statusCode(404)
                .body("detail", containsString("no parked event"));
    }

    @Test
    void whatIsNoIdOrNoKeyIsRefused() {
        given().delete("/v1/outbox/parked/nonsense").then().statusCode(404);
        given().queryParam("issue", "a\u0000b")
                .post("/v1/outbox/parked/redrive")
                .then()
                .statusCode(422)
                .body("violations[0].field", is("issue"));
        given().queryParam("cursor", "nonsense").get("/v1/outbox/parked").then().statusCode(422);
    }

    private List<String> parked() {
        return items("/v1/outbox/parked").stream()
                .filter(item -> item.path("issue").textValue().equals(issue))
                .map(item -> item.path("event").textValue())
                .toList();
    }

    private static List<String> ids(List<ConsumerRecord<String, String>> messages) {
        return messages.stream()
                .map(message -> TopicReader.header(message, "ce_id"))
                .toList();
    }

    private static JsonNode comment(String issue, String body) {
        return event(issue, "comment_added")
                .set("record", json("{'type': 'comment', 'id': '1'}").put("body", body));
    }

    private void limit(AlterConfigOp.OpType type) throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var op = new AlterConfigOp(new ConfigEntry(LIMIT, "10000"), type);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.incrementalAlterConfigs(Map.of(resource, List.of(op))).all().get();
        }
    }
}
