package dev.smoothevents.inbox.slack;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A burst that a channel could not read one by one, by the whole service, and a Slack that insists on its pace. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SlackBurstTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @AfterEach
    void faultsEnd() {
        Slack.fault("ok", 1);
    }

    @Test
    void aBurstOfSeveralIssuesIsToldInASummary() {
        Slack.fault("paced", 60);
        Slack.put("projects/sb%2Fa", "{\"slack\":{\"channel\":\"#sb-a\"}}");
        List<String> events = record("sb/a", 5, 12);

        List<JsonObject> deliveries = Slack.told(events, LONG);
        assertThat(deliveries).hasSize(60);
        List<JsonObject> sent = Slack.sent("#sb-a");
        assertThat(sent).hasSizeLessThan(15);
        List<JsonObject> summaries =
                sent.stream().filter(SlackBurstTest::isSummary).toList();
        assertThat(summaries).isNotEmpty();
        assertThat(Texts.of(summaries.get(0)))
                .anyMatch(text -> text.contains("sb/a#1") && text.contains("💬 comment added"));
        assertThat(sent.stream().mapToInt(SlackBurstTest::events).sum())
                .as("each event is told once")
                .isEqualTo(60);
        assertThat(answers(deliveries).stream().filter(answer -> answer.startsWith("summary ")))
                .as("those told together say by which summary")
                .hasSizeGreaterThan(10)
                .allMatch(answer -> answer.matches("summary [0-9a-f-]{36}: ok \\d+\\.\\d{6}"));
    }

    @Test
    void whatComesAfterABurstDoesNotWaitForIt() {
        Slack.put("projects/sb%2Fb", "{\"slack\":{\"channel\":\"#sb-b\"}}");
        Slack.told(record("sb/b", 3, 80), LONG);

        // one by one, those would have taken four minutes
        Slack.told(record("sb/b", 1, 1), LONG);
    }

    @Test
    void anEditInABurstIsMadeAllTheSame() {
        Slack.put("projects/sb%2Fc", "{\"slack\":{\"channel\":\"#sb-c\"}}");
        String record = "\"record\":{\"type\":\"comment\",\"id\":\"7\",\"body\":\"";
        Slack.told(List.of(Slack.post("sb/c#1", "comment_added", record + "first words\"}")), LONG);
        List<String> events = record("sb/c", 2, 15);
        events.add(Slack.post("sb/c#1", "comment_edited", record + "better words\"}"));
        events.add(Slack.post("sb/c#1", "issue_closed", null));

        Slack.told(events, LONG);
        List<JsonObject> sent = Slack.sent("#sb-c");
        assertThat(sent).anyMatch(SlackBurstTest::isSummary);
        assertThat(sent.stream().filter(message -> message.containsKey("ts")))
                .singleElement()
                .satisfies(update -> assertThat(Texts.of(update)).contains(">better words"));
    }

    @Test
    void aBurstThatSlackRefusesForNowIsToldLater() {
        Slack.put("projects/sb%2Fd", "{\"slack\":{\"channel\":\"#sb-d\"}}");
        Slack.fault("500", 3);
        List<String> events = record("sb/d", 4, 10);

        List<JsonObject> deliveries = Slack.told(events, LONG);
        assertThat(deliveries).hasSize(40);
        assertThat(Slack.sent("#sb-d").stream().mapToInt(SlackBurstTest::events).sum())
                .isEqualTo(40);
    }

    @Test
    void byWebhookABurstIsSummedUpToo() {
        String webhook = Slack.url() + "/services/T0SBE/B0SBE/a-long-secret-of-sb-e";
        Slack.put("projects/sb%2Fe", "{\"slack\":{\"webhookUrl\":\"" + webhook + "\"}}");
        List<JsonObject> deliveries = Slack.told(record("sb/e", 2, 20), LONG);
        assertThat(Slack.sent("a-long-secret-of-sb-e").stream()
                        .mapToInt(SlackBurstTest::events)
                        .sum())
                .isEqualTo(40);
        assertThat(answers(deliveries)).anyMatch(answer -> answer.matches("summary [0-9a-f-]{36}: ok"));
    }

    /** Comments on several issues, in turn. */
    private static List<String> record(String project, int issues, int each) {
        JsonArray batch = new JsonArray();
        for (int n = 0; n < issues * each; n++) {
            batch.add(new JsonObject()
                    .put("issue", project + "#" + (n % issues + 1))
                    .put("project", project)
                    .put("action", "comment_added")
                    .put("actor", "octocat"));
        }
        String answer = given().contentType("application/json")
                .body(batch.encode())
                .post("/v1/events/batch")
                .asString();
        return new JsonObject(answer)
                .getJsonArray("results").stream()
                        .map(result ->
                                ((JsonObject) result).getJsonObject("event").getString("id"))
                        .collect(Collectors.toCollection(ArrayList::new));
    }

    private static boolean isSummary(JsonObject message) {
        return message.getString("text").startsWith("📚");
    }

    /** How many a message tells. */
    private static int events(JsonObject message) {
        return isSummary(message) ? Integer.parseInt(message.getString("text").split(" ")[1]) : 1;
    }

    private static List<String> answers(List<JsonObject> deliveries) {
        return deliveries.stream()
                .map(delivery -> delivery.getJsonArray("attempts"))
                .map(attempts -> attempts.getJsonObject(attempts.size() - 1).getString("answer"))
                .toList();
    }
}
