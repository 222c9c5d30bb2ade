package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a channel sees, by the whole service. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SlackThreadsTest {

    @Test
    void anIssueHasOneThreadAndItsMessagesChangeWithIt() {
        Slack.put("people/st-hubot", "{\"slackUserId\":\"U0HUBOT\"}");
        Slack.put("projects/st%2Fa", "{\"slack\":{\"channel\":\"#st-a\"}}");
        Slack.put("issues/st%2Fa%231", "{\"project\":\"st/a\",\"title\":\"Slow\"}");
        told(Slack.post("st/a#1", "issue_opened", "\"record\":{\"type\":\"issue\",\"id\":\"1\",\"body\":\"So slow\"}"));
        told(Slack.post(
                "st/a#1", "comment_added", comment("Try @st-hubot") + ",\"extra\":{\"mentions\":[\"st-hubot\"]}"));
        told(Slack.post("st/a#1", "comment_edited", comment("Try again")));
        told(Slack.post("st/a#1", "issue_renamed", "\"extra\":{\"from\":\"Slow\",\"to\":\"Too slow\"}"));
        told(Slack.post("st/a#1", "comment_deleted", comment(null)));

        List<JsonObject> sent = Slack.sent("#st-a");
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
        Slack.put("projects/st%2Fb", "{\"slack\":{\"channel\":\"#st-b\"}}");
        told(Slack.post("st/b#1", "issue_opened", null));
        told(Slack.post("st/b#2", "issue_opened", null));
        told(Slack.post("st/b#2", "issue_closed", null));
        Slack.put("projects/st%2Fb", "{\"slack\":{\"channel\":\"#st-b2\"}}");
        told(Slack.post("st/b#2", "issue_reopened", null));

        List<JsonObject> sent = Slack.sent("#st-b");
        assertThat(sent).extracting(message -> message.containsKey("thread_ts")).containsExactly(false, false, true);
        assertThat(Slack.sent("#st-b2")).singleElement().satisfies(message -> assertThat(
                        message.containsKey("thread_ts"))
                .isFalse());
    }

    @Test
    void toAWebhookEditsAreNews() {
        String webhook = Slack.url() + "/services/T0STC/B0STC/a-long-secret-of-st-c";
        Slack.put("projects/st%2Fc", "{\"slack\":{\"webhookUrl\":\"" + webhook + "\"}}");
        told(Slack.post("st/c#1", "comment_added", comment("one")));
        told(Slack.post("st/c#1", "comment_edited", comment("two")));

        List<JsonObject> sent = Slack.sent("a-long-secret-of-st-c");
        assertThat(sent).hasSize(2);
        assertThat(Texts.of(sent.get(1))).contains(">two").anyMatch(text -> text.contains("octocat edited a comment"));
    }

    @Test
    void aChannelOrWebhookThatIsGoneSaysSoWithoutItsSecret() {
        Slack.put("projects/st%2Fd", "{\"slack\":{\"channel\":\"#st-archived\"}}");
        JsonObject channel = Slack.delivery(Slack.post("st/d#1", "comment_added", comment("one")), "dead");
        assertThat(attempt(channel, "outcome")).isEqualTo("destination_gone");
        assertThat(attempt(channel, "answer")).contains("is_archived");

        String webhook = Slack.url() + "/services/T0STE/missing/a-long-secret-of-st-e";
        Slack.put("projects/st%2Fe", "{\"slack\":{\"webhookUrl\":\"" + webhook + "\"}}");
        JsonObject hook = Slack.delivery(Slack.post("st/e#1", "comment_added", comment("one")), "dead");
        assertThat(attempt(hook, "outcome")).isEqualTo("destination_gone");
        assertThat(attempt(hook, "answer")).isEqualTo("404 channel_not_found");
        assertThat(hook.encode()).doesNotContain("a-long-secret-of-st-e");
    }

    private static String comment(String body) {
        return "\"record\":{\"type\":\"comment\",\"id\":\"1001\"" + (body == null ? "" : ",\"body\":\"" + body + "\"")
                + "}";
    }

    private static JsonObject told(String event) {
        return Slack.delivery(event, "delivered");
    }

    private static String attempt(JsonObject delivery, String member) {
        return delivery.getJsonArray("attempts").getJsonObject(0).getString(member);
    }
}
