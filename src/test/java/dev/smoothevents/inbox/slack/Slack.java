package dev.smoothevents.inbox.slack;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Asks the service, and what stands in for Slack. */
final class Slack {

    private static final Duration SOON = Duration.ofSeconds(30);

    private Slack() {}

    /** The event's delivery to Slack, once it has this status. */
    static JsonObject delivery(String event, String status) {
        return await().atMost(SOON).until(() -> find(event, status), found -> found != null);
    }

    /** The deliveries of all of them, once they are told. */
    static List<JsonObject> told(List<String> events, Duration within) {
        return await().atMost(within)
                .until(
                        () -> events.stream()
                                .map(event -> find(event, "delivered"))
                                .toList(),
                        found -> found.stream().noneMatch(one -> one == null));
    }

    private static JsonObject find(String event, String status) {
        String answer = given().queryParam("event", event)
                .queryParam("inbox", "slack")
                .get("/v1/deliveries")
                .asString();
        JsonArray items = new JsonObject(answer).getJsonArray("items");
        return !items.isEmpty() && items.getJsonObject(0).getString("status").equals(status)
                ? items.getJsonObject(0)
                : null;
    }

    /** What went to the destination, oldest first. */
    static List<JsonObject> sent(String destination) {
        String answer =
                given().queryParam("channel", "slack").get("/local/sent").asString();
        List<JsonObject> sent = new ArrayList<>();
        for (Object item : new JsonObject(answer).getJsonArray("items")) {
            JsonObject one = (JsonObject) item;
            if (one.getString("destination").endsWith(destination)) {
                sent.add(one.getJsonObject("request"));
            }
        }
        Collections.reverse(sent);
        return sent;
    }

    static String url() {
        return given().get("/local/stack").path("slack");
    }

    static void fault(String mode, int seconds) {
        given().contentType("application/json")
                .body("{\"channel\":\"slack\",\"mode\":\"" + mode + "\",\"seconds\":" + seconds + "}")
                .post("/local/faults")
                .then()
                .statusCode(lessThan(300));
    }

    static void put(String path, String body) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .put("/v1/" + path)
                .then()
                .statusCode(lessThan(300));
    }

    static String post(String issue, String action, String more) {
        String project = issue.substring(0, issue.indexOf('#'));
        return given().contentType("application/json")
                .body("{\"issue\":\"" + issue + "\",\"project\":\"" + project + "\",\"action\":\"" + action
                        + "\",\"actor\":\"octocat\"" + (more == null ? "" : "," + more) + "}")
                .post("/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
