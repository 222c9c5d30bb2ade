package dev.smoothevents.inbox.linear;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.Api;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A project, its issues, and what became of them in Linear's stand-in, for tests of the running service. */
final class LinearWorld {

    static final Duration SOON = Duration.ofSeconds(60);
    private static final String GROUP = "inbox-linear";

    private final String standIns;
    private final String kafka;

    LinearWorld(String standIns, String kafka) {
        this.standIns = standIns;
        this.kafka = kafka;
    }

    /** Gives the project a team in Linear. Until then its issues are nothing to Linear. */
    static void sync(String project) {
        given().contentType("application/json")
                .body("{\"linear\":{\"teamId\":\"team of " + project + "\"}}")
                .put("/v1/projects/{key}", project)
                .then()
                .statusCode(lessThan(300));
    }

    static ObjectNode event(String issue, String action) {
        return Api.event(issue, action).put("project", issue.substring(0, issue.indexOf('#')));
    }

    static ObjectNode comment(String issue, String id, String body) {
        ObjectNode event = event(issue, "comment_added");
        event.putObject("record").put("type", "comment").put("id", id).put("body", body);
        return event;
    }

    static ObjectNode about(String issue, String action, String recordType, String recordId) {
        ObjectNode event = event(issue, action);
        event.putObject("record").put("type", recordType).put("id", recordId);
        return event;
    }

    /** Waits until the inbox has planned all that is on the topic. */
    void heard() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            await().atMost(SOON).ignoreExceptions().until(() -> lag(admin) == 0);
        }
    }

    private static long lag(Admin admin) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        var partitions =
                admin
                        .describeTopics(List.of("issue-events"))
                        .allTopicNames()
                        .get()
                        .get("issue-events")
                        .partitions()
                        .stream()
                        .map(partition -> new TopicPartition("issue-events", partition.partition()))
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        long lag = 0;
        for (var end : admin.listOffsets(partitions).all().get().entrySet()) {
            OffsetAndMetadata committed = read.get(end.getKey());
            lag += end.getValue().offset() - (committed == null ? 0 : committed.offset());
        }
        return lag;
    }

    /** Waits until as many of the issue's events as said were planned for Linear, and none of them waits any more. */
    static void told(String issue, int events) {
        await().atMost(SOON).untilAsserted(() -> {
            deliveries(issue, null, events);
            deliveries(issue, "pending", 0);
        });
    }

    private static void deliveries(String issue, String status, int count) {
        Response page = Api.get("/v1/deliveries", parameters(issue, status));
        page.then().body("items.size()", is(count));
    }

    /** The ledger of the issue for Linear, oldest first, as "status reason". */
    static List<String> ledger(String issue) {
        List<String> lines = new ArrayList<>();
        for (JsonNode delivery : Api.items("/v1/deliveries", "issue", issue, "inbox", "linear")) {
            lines.add(
                    0,
                    delivery.path("status").asText() + " "
                            + delivery.path("reason").asText());
        }
        return lines;
    }

    private static String[] parameters(String issue, String status) {
        return status == null
                ? new String[] {"issue", issue, "inbox", "linear", "limit", "200"}
                : new String[] {"issue", issue, "inbox", "linear", "limit", "200", "status", status};
    }

    /** The issue's id in Linear, or null. */
    static String twin(String issue) {
        return given().get("/v1/issues/{key}", issue)
                .then()
                .statusCode(200)
                .extract()
                .path("linear.issueId");
    }

    static String id(String issue) {
        return given().get("/v1/issues/{key}", issue)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    /** What Linear has of an issue. */
    JsonNode inLinear(String twin) {
        String query = """
                query($id: String!) { issue(id: $id) {
                  title description priority dueDate archivedAt createdAt labelIds state { type } assignee { email }
                  parent { id }
                  comments(first: 250) { nodes { body createdAt } }
                  attachments(first: 250) { nodes { url title } }
                  relations(first: 250) { nodes { type relatedIssue { id } } }
                  inverseRelations(first: 250) { nodes { type issue { id } } }
                } }""";
        String body = new JsonObject()
                .put("query", query)
                .put("variables", new JsonObject().put("id", twin))
                .encode();
        return Api.read(given().contentType("application/json")
                        .header("Authorization", "a test")
                        .body(body)
                        .post(standIns + "/linear/graphql")
                        .then()
                        .statusCode(200)
                        .extract()
                        .response())
                .path("data")
                .path("issue");
    }

    /** The words of the twin's comments, in order. */
    List<String> comments(String twin) {
        List<String> bodies = new ArrayList<>();
        inLinear(twin)
                .path("comments")
                .path("nodes")
                .forEach(node -> bodies.add(node.path("body").asText().replaceFirst("^\\*\\*.*?\\*\\*: ", "")));
        return bodies;
    }

    /** Why Linear refused something, newest first. */
    List<String> refusals() {
        return given().get(standIns + "/refused?channel=linear")
                .then()
                .extract()
                .path("items.reason");
    }

    void fault(String mode, int seconds) {
        control("/faults", "{\"channel\":\"linear\",\"mode\":\"" + mode + "\",\"seconds\":" + seconds + "}");
    }

    void allow(int requests, int seconds) {
        control("/allowance", "{\"requests\":" + requests + ",\"seconds\":" + seconds + "}");
    }

    private void control(String path, String body) {
        given().contentType("application/json")
                .body(body)
                .post(standIns + path)
                .then()
                .statusCode(200);
    }
}
