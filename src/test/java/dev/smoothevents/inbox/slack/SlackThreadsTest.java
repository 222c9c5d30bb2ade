package dev.smoothevents.inbox.slack;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a channel sees, by the whole service. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SlackThreadsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void anIssueHasOneThreadAndItsMessagesChangeWithIt() {
        put("people/st-hubot", "{\"slackUserId\":\"U0HUBOT\"}");
        put("projects/st%2Fa", "{\"slack\":{\"channel\":\"#st-a\"}}");
        put("issues/st%2Fa%231", "{\"project\":\"st/a\",\"title\":\"Slow\"}");
        told(post("st/a#1", "issue_opened", "\"record\":{\"type\":\"issue\",\"id\":\"1\",\"body\":\"So slow\"}"));
        told(post("st/a#1", "comment_added", comment("Try @st-hubot") + ",\"extra\":{\"mentions\":[\"st-hubot\"]}"));
        told(post("st/a#1", "comment_edited", comment("Try again")));
        told(post("st/a#1", "issue_renamed", "\"extra\":{\"from\":\"Slow\",\"to\":\"Too slow\"}"));
        told(post("st/a#1", "comment_deleted", comment(null)));

        List<JsonObject> sent = sent("#st-a");
        assertThat(sent).hasSize(5);
        assertThat(sent.get(0).containsKey("thread_ts")).isFalse();
        String root = sent.get(1).getString("thread_ts");
        assertThat(root).isNotNull();
        assertThat(Texts.of(sent.get(1))).contains(">Try <@U0HUBOT>");
        String reply = sent.get(2).getString("ts");
        assertThat(reply).isNotNull().isNotEqualTo(root);
        assertThat(Texts.of(sent.get(2))).contains(">Try again");
        assertThat(sent.get(3).getString("ts")).isEqualTo(root);
        assertThat(Texts.of(sent.get(3)).get(0)).contains("Too slow");
        assertThat(sent.get(4).fieldNames()).containsExactlyInAnyOrder("channel", "ts");
        assertThat(sent.get(4).getString("ts")).isEqualTo(reply);
    }

    @Test
    void twoIssuesHaveTwoThreadsAndTwoChannelsToo() {
        put("projects/st%2Fb", "{\"slack\":{\"channel\":\"#st-b\"}}");
        told(post("st/b#1", "issue_opened", null));
        told(post("st/b#2", "issue_opened", null));
        told(post("st/b#2", "issue_closed", null));
        put("projects/st%2Fb", "{\"slack\":{\"channel\":\"#st-b2\"}}");
        told(post("st/b#2", "issue_reopened", null));

        List<JsonObject> sent = sent("#st-b");
        assertThat(sent).extracting(message -> message.containsKey("thread_ts")).containsExactly(false, false, true);
        assertThat(sent("#st-b2")).singleElement().satisfies(message -> assertThat(message.containsKey("thread_ts"))
                .isFalse());
    }

    @Test
    void toAWebhookEditsAreNews() {
        String webhook = slack() + "/services/T0STC/B0STC/a-long-secret-of-st-c";
        put("projects/st%2Fc", "{\"slack\":{\"webhookUrl\":\"" + webhook + "\"}}");
        told(post("st/c#1", "comment_added", comment("one")));
        told(post("st/c#1", "comment_edited", comment("two")));

        List<JsonObject> sent = sent("a-long-secret-of-st-c");
        assertThat(sent).hasSize(2);
        assertThat(Texts.of(sent.get(1))).contains(">two").anyMatch(text -> text.contains("octocat edited a comment"));
    }

    @Test
    void aChannelOrWebhookThatIsGoneSaysSoWithoutItsSecret() {
        put("projects/st%2Fd", "{\"slack\":{\"channel\":\"#st-archived\"}}");
        JsonObject channel = delivery(post("st/d#1", "comment_added", comment("one")), "dead");
        assertThat(attempt(channel, "outcome")).isEqualTo("destination_gone");
        assertThat(attempt(channel, "answer")).contains("is_archived");

        String webhook = slack() + "/services/T0STE/missing/a-long-secret-of-st-e";
        put("projects/st%2Fe", "{\"slack\":{\"webhookUrl\":\"" + webhook + "\"}}");
        JsonObject hook = delivery(post("st/e#1", "comment_added", comment("one")), "dead");
        assertThat(attempt(hook, "outcome")).isEqualTo("destination_gone");
        assertThat(attempt(hook, "answer")).isEqualTo("404 channel_not_found");
        assertThat(hook.encode()).doesNotContain("a-long-secret-of-st-e");
    }

    private static String comment(String body) {
        return "\"record\":{\"type\":\"comment\",\"id\":\"1001\"" + (body == null ? "" : ",\"body\":\"" + body + "\"")
                + "}";
    }

    private static void told(String event) {
        delivery(event, "delivered");
    }

    /** The event's delivery to Slack, once it has this status. */
    private static JsonObject delivery(String event, String status) {
        return await().atMost(SOON).until(() -> find(event, status), found -> found != null);
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

    private static String attempt(JsonObject delivery, String member) {
        return delivery.getJsonArray("attempts").getJsonObject(0).getString(member);
    }

    /** What went to the destination, oldest first. */
    private static List<JsonObject> sent(String destination) {
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

    private static String slack() {
        return given().get("/local/stack").path("slack");
    }

    private static void put(String path, String body) {
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .put("/v1/" + path)
                .then()
                .statusCode(lessThan(300));
    }

    private static String post(String issue, String action, String more) {
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
