package dev.smoothevents.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class InboxesTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @ConfigProperty(name = "smooth.kafka.bootstrap-servers")
    String kafka;

    @AfterEach
    void faultsEnd() {
        fault("slack", "ok", 1);
    }

    @Test
    void everybodyWhoCaresIsToldOnceAndTheActorNever() {
        person("ib-mona", "mona.ib@example.com");
        person("ib-hubot", "hubot.ib@example.com");
        person("ib-octocat", "octocat.ib@example.com");
        put(
                "projects/ib%2Fa",
                "{\"slack\":{\"channel\":\"#ib-a\"},\"linear\":{\"teamId\":\"8d5b2f2e-2bf7-4f0e-9d6b-000000000001\"}}");
        put(
                "issues/ib%2Fa%231",
                "{\"project\":\"ib/a\",\"title\":\"Slow\",\"creator\":\"ib-mona\",\"linear\":{\"issueId\":\"8d5b2f2e-2bf7-4f0e-9d6b-0000000000a1\"}}");
        String event =
                post("ib/a#1", "comment_added", "ib-octocat", "\"extra\":{\"mentions\":[\"ib-hubot\",\"ib-octocat\"]}");

        await().atMost(SOON).untilAsserted(() -> assertThat(pending(event)).isEmpty());
        assertThat(deliveries(event))
                .containsExactlyInAnyOrder(
                        "email ib-hubot delivered mentioned",
                        "email ib-mona delivered creator",
                        "email ib-octocat skipped actor",
                        "slack #ib-a delivered project channel",
                        "linear twin delivered synced issue",
                        "notification ib-hubot delivered mentioned",
                        "notification ib-mona delivered creator",
                        "notification ib-octocat skipped actor");
        assertThat(sent("email", "hubot.ib@example.com")).hasSize(1);
        assertThat(sent("email", "mona.ib@example.com")).hasSize(1);
        assertThat(sent("email", "octocat.ib@example.com")).isEmpty();
        assertThat(sent("slack", "#ib-a")).hasSize(1);
    }

    @Test
    void aPersonReadsTheirNotifications() {
        person("ib-reader", "reader@example.com");
        String first = post("ib/b#1", "comment_added", "octocat", "\"extra\":{\"mentions\":[\"ib-reader\"]}");
        post("ib/b#1", "comment_added", "octocat", "\"extra\":{\"mentions\":[\"ib-reader\"]}");
        String inbox = "/v1/people/ib-reader/notifications";
        await().atMost(SOON)
                .untilAsserted(() -> given().get(inbox + "/unread-count").then().body("count", is(2)));

        String id = given().get(inbox)
                .then()
                .body("items", hasSize(2))
                .extract()
                .path("items.find { it.event.id == '" + first + "' }.id");
        given().post(inbox + "/" + id + "/read").then().statusCode(204);
        given().get(inbox + "/unread-count").then().body("count", is(1));
        given().queryParam("unread", "true").get(inbox).then().body("items", hasSize(1));
        given().post(inbox + "/read-all").then().statusCode(200).body("read", is(1));
        given().get(inbox + "/unread-count").then().body("count", is(0));
        given().get("/v1/people/ib-nobody/notifications").then().statusCode(404);
    }

    @Test
    void aProviderInTroubleGetsEverythingLaterAndInOrder() {
        put("projects/ib%2Fc", "{\"slack\":{\"channel\":\"#ib-c\"}}");
        fault("slack", "500", 2);
        List<String> events = new ArrayList<>();
        for (int n = 1; n <= 5; n++) {
            events.add(post(
                    "ib/c#1",
                    "comment_added",
                    "octocat",
                    "\"record\":{\"type\":\"comment\",\"id\":\"" + n + "\",\"body\":\"word" + n + "\"}"));
        }
        await().atMost(SOON).untilAsserted(() -> assertThat(events)
                .allSatisfy(event -> assertThat(pending(event)).isEmpty()));
        List<String> words = sent("slack", "#ib-c").stream()
                .map(message -> message.replaceAll("(?s).*(word\\d).*", "$1"))
                .toList();
        assertThat(words).containsExactly("word5", "word4", "word3", "word2", "word1");
        given().queryParam("event", events.get(0))
                .queryParam("inbox", "slack")
                .get("/v1/deliveries")
                .then()
                .body("items[0].status", is("delivered"))
                .body("items[0].attempts[0].outcome", is("unreachable"));
    }

    @Test
    void whatNeverWorksIsDeadAndSaysWhy() {
        put("projects/ib%2Fd", "{\"slack\":{\"channel\":\"#missing-ib\"}}");
        String event = post("ib/d#1", "comment_added", "octocat", null);
        await().atMost(SOON).untilAsserted(() -> given().queryParam("event", event)
                .queryParam("status", "dead")
                .get("/v1/deliveries")
                .then()
                .body("items", hasSize(1))
                .body("items[0].attempts[0].outcome", is("destination_gone"))
                .body("items[0].attempts[0].answer", containsString("channel_not_found")));
    }

    @Test
    void bytesThatAreNoEventAreKeptAsideAndBlockNobody() {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (String value : List.of("not json", "{}", "null")) {
                producer.send(new ProducerRecord<>("issue-events", "ib-unreadable", value));
            }
            producer.send(new ProducerRecord<>("issue-events", null, null));
        }
        await().atMost(SOON).until(() -> unreadable() >= 4 * 3 + 4);
        person("ib-after", "after@example.com");
        String event = post("ib/e#1", "comment_added", "octocat", "\"extra\":{\"mentions\":[\"ib-after\"]}");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(deliveries(event)).contains("email ib-after delivered mentioned"));
    }

    private long unreadable() {
        return pool.query("SELECT count(*) AS n FROM unreadable_messages")
                .execute()
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getLong("n");
    }

    private static List<String> pending(String event) {
        List<String> all = deliveries(event);
        return all.isEmpty()
                ? List.of("not planned")
                : all.stream()
                        .filter(line -> line.contains(" pending ") || line.contains(" delivering "))
                        .toList();
    }

    private static List<String> deliveries(String event) {
        List<Map<String, String>> items = given().queryParam("event", event)
                .get("/v1/deliveries")
                .then()
                .extract()
                .path("items");
        return items.stream()
                .map(item -> item.get("inbox") + " " + item.get("recipient") + " " + item.get("status") + " "
                        + item.get("reason"))
                .toList();
    }

    private static List<String> sent(String channel, String destination) {
        List<Map<String, Object>> items = given().queryParam("channel", channel)
                .get("/local/sent")
                .then()
                .extract()
                .path("items");
        return items.stream()
                .filter(item -> String.valueOf(item.get("destination")).contains(destination))
                .map(item -> new String(
                        item.get("request").toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .toList();
    }

    private static void fault(String channel, String mode, int seconds) {
        given().contentType("application/json")
                .body("{\"channel\":\"" + channel + "\",\"mode\":\"" + mode + "\",\"seconds\":" + seconds + "}")
                .post("/local/faults")
                .then()
                .statusCode(lessThan(300));
    }

    private static void person(String key, String email) {
        put("people/" + key, "{\"email\":\"" + email + "\"}");
    }

    private static void put(String path, String body) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .put("/v1/" + path)
                .then()
                .statusCode(lessThan(300));
    }

    private static String post(String issue, String action, String actor, String more) {
        String project = issue.substring(0, issue.indexOf('#'));
        return given().contentType("application/json")
                .body("{\"issue\":\"" + issue + "\",\"project\":\"" + project + "\",\"action\":\"" + action
                        + "\",\"actor\":\"" + actor + "\"" + (more == null ? "" : "," + more) + "}")
                .post("/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
