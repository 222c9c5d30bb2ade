package dev.smoothevents.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackStandInTest {

    private static final String WEBHOOK = "/slack/services/T1/B1/secret";
    private static final String POST = "/slack/api/chat.postMessage";
    private static final String[] AUTHORIZED = {"Authorization", "Bearer " + SlackStandIn.TOKEN};

    private static StandIns standIns;

    @BeforeAll
    static void start() {
        standIns = new StandIns();
    }

    @AfterAll
    static void stop() {
        standIns.close();
    }

    @Test
    void a_good_message_is_accepted_and_listed_as_it_came() throws IOException {
        String message = """
                {"text":"a &lt;b&gt; &amp; <https://example.com/?a=1&b=2|#42> <@U123ABC> <#C123ABC>",
                 "blocks":[
                  {"type":"header","text":{"type":"plain_text","text":"1 < 2 & <!channel>"}},
                  {"type":"section","text":{"type":"mrkdwn","text":"*octocat* commented"},
                   "fields":[{"type":"mrkdwn","text":"_x_"}]},
                  {"type":"divider"},
                  {"type":"context","elements":[{"type":"mrkdwn","text":"acme/web"},
                    {"type":"image","image_url":"https://example.com/i.png","alt_text":"i"}]},
                  {"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"Open"},
                    "url":"https://example.com","action_id":"open"}]}]}
                """;

        HttpResponse<String> answer = standIns.post(WEBHOOK, message);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("ok");
        JsonNode newest = standIns.sent("slack").get(0);
        assertThat(newest.path("destination").asText()).isEqualTo(WEBHOOK);
        assertThat(newest.path("request")).isEqualTo(Json.MAPPER.readTree(message));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{oops|invalid_payload",
                "[]|invalid_payload",
                "{}|no_text",
                "{\"text\":\"a < b\"}|invalid_blocks",
                "{\"text\":\"R&D\"}|invalid_blocks",
                "{\"text\":\"<!channel> hello\"}|invalid_blocks",
                "{\"text\":\"<!here>\"}|invalid_blocks",
                "{\"text\":\"<https://example.com> <script>\"}|invalid_blocks",
                "{\"blocks\":[]}|invalid_blocks",
                "{\"blocks\":[{\"type\":\"banner\"}]}|invalid_blocks",
                "{\"blocks\":[{\"type\":\"section\"}]}|invalid_blocks",
                "{\"blocks\":[{\"type\":\"divider\",\"colour\":\"red\"}]}|invalid_blocks",
                "{\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"\"}}]}|invalid_blocks",
                "{\"blocks\":[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"<b>\"}}]}|invalid_blocks",
                "{\"blocks\":[{\"type\":\"header\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"x\"}}]}|invalid_blocks",
                "{\"blocks\":[{\"type\":\"context\",\"elements\":[]}]}|invalid_blocks",
                "{\"blocks\":[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\"}]}]}|invalid_blocks",
            })
    void a_message_that_breaks_a_rule_is_refused_and_not_listed(String message, String error) throws IOException {
        int before = standIns.sent("slack").size();

        HttpResponse<String> answer = standIns.post(WEBHOOK, message);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(error);
        assertThat(standIns.sent("slack")).hasSize(before);
        assertThat(standIns.get("/refused?channel=slack")
                        .path("items")
                        .get(0)
                        .path("reason")
                        .asText())
                .startsWith(error);
    }

    @ParameterizedTest
    @CsvSource({"150,200", "151,400"})
    void a_header_has_at_most_150_characters(int length, int status) throws IOException {
        String blocks = block("header", "plain_text", length);

        assertThat(standIns.post(WEBHOOK, message(blocks)).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"3000,200", "3001,400"})
    void a_section_has_at_most_3000_characters(int length, int status) throws IOException {
        String blocks = block("section", "mrkdwn", length);

        assertThat(standIns.post(WEBHOOK, message(blocks)).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"50,200", "51,400"})
    void a_message_has_at_most_50_blocks(int count, int status) throws IOException {
        String blocks = String.join(",", Collections.nCopies(count, "{\"type\":\"divider\"}"));

        assertThat(standIns.post(WEBHOOK, message(blocks)).statusCode()).isEqualTo(status);
    }

    @Test
    void the_text_of_all_blocks_together_is_limited() throws IOException {
        String blocks = String.join(",", Collections.nCopies(5, block("section", "mrkdwn", 2900)));

        assertThat(standIns.post(WEBHOOK, message(blocks)).body()).isEqualTo("msg_blocks_too_long");
    }

    @Test
    void a_webhook_of_a_missing_channel_is_not_found() throws IOException {
        HttpResponse<String> answer = standIns.post("/slack/services/T1/missing", "{\"text\":\"x\"}");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo("channel_not_found");
    }

    @Test
    void a_webhook_of_an_archived_channel_is_gone() throws IOException {
        HttpResponse<String> answer = standIns.post("/slack/services/T1/archived", "{\"text\":\"x\"}");

        assertThat(answer.statusCode()).isEqualTo(410);
        assertThat(answer.body()).isEqualTo("channel_is_archived");
    }

    @Test
    void the_text_of_blocks_and_attachments_counts_together() throws IOException {
        String four = String.join(",", Collections.nCopies(4, block("section", "mrkdwn", 2900)));
        String attachments =
                "\"attachments\":[{\"color\":\"#1a7f37\",\"blocks\":[" + block("section", "mrkdwn", 2900) + "]}]";

        assertThat(standIns.post(WEBHOOK, "{\"blocks\":[" + four + "]}").statusCode())
                .isEqualTo(200);
        assertThat(standIns.post(WEBHOOK, "{\"blocks\":[" + four + "]," + attachments + "}")
                        .body())
                .isEqualTo("msg_blocks_too_long");
    }

    @Test
    void a_posted_message_can_be_answered_in_its_thread_and_changed() throws IOException {
        JsonNode first = post("{\"channel\":\"#web\",\"text\":\"first\"}");
        String ts = first.path("ts").asText();

        JsonNode reply = post("{\"channel\":\"#web\",\"text\":\"second\",\"thread_ts\":\"" + ts + "\"}");
        JsonNode changed = call("chat.update", first, "\"text\":\"better\"");

        assertThat(reply.path("ok").asBoolean()).isTrue();
        assertThat(reply.path("ts").asText()).isNotEqualTo(ts);
        assertThat(changed.path("ts").asText()).isEqualTo(ts);
        assertThat(standIns.sent("slack").get(0).path("destination").asText()).isEqualTo("#web");
    }

    @Test
    void a_reply_has_no_replies_of_its_own() throws IOException {
        String ts = post("{\"channel\":\"#web\",\"text\":\"root\"}").path("ts").asText();
        String reply = post("{\"channel\":\"#web\",\"text\":\"reply\",\"thread_ts\":\"" + ts + "\"}")
                .path("ts")
                .asText();

        JsonNode answer = post("{\"channel\":\"#web\",\"text\":\"x\",\"thread_ts\":\"" + reply + "\"}");

        assertThat(answer.path("error").asText()).isEqualTo("thread_not_found");
    }

    @Test
    void a_message_is_changed_in_the_channel_with_its_id_only() throws IOException {
        JsonNode posted = post("{\"channel\":\"#web\",\"text\":\"first\"}");

        HttpResponse<String> answer = standIns.post(
                "/slack/api/chat.update",
                "{\"channel\":\"#web\",\"text\":\"x\",\"ts\":\""
                        + posted.path("ts").asText() + "\"}",
                AUTHORIZED);

        assertThat(StandIns.json(answer).path("error").asText()).isEqualTo("channel_not_found");
        assertThat(posted.path("channel").asText()).matches("C[A-Z0-9]+");
    }

    @ParameterizedTest
    @CsvSource({"4000,true", "4001,false"})
    void the_text_of_a_change_is_shorter_than_that_of_a_message(int length, boolean isOk) throws IOException {
        JsonNode posted = post("{\"channel\":\"#web\",\"text\":\"" + "x".repeat(5_000) + "\"}");

        JsonNode answer = call("chat.update", posted, "\"text\":\"" + "x".repeat(length) + "\"");

        assertThat(posted.path("ok").asBoolean()).isTrue();
        assertThat(answer.path("ok").asBoolean()).isEqualTo(isOk);
    }

    @Test
    void a_deleted_message_is_no_more() throws IOException {
        JsonNode posted = post("{\"channel\":\"#web\",\"text\":\"first\"}");

        assertThat(call("chat.delete", posted, "\"x\":1").path("ok").asBoolean())
                .isTrue();
        assertThat(call("chat.delete", posted, "\"x\":1").path("error").asText())
                .isEqualTo("message_not_found");
        assertThat(call("chat.update", posted, "\"text\":\"x\"").path("error").asText())
                .isEqualTo("message_not_found");
    }

    @Test
    void a_channel_takes_a_message_a_second_where_that_is_insisted_on() throws IOException {
        standIns.faults.set(Channel.SLACK, Fault.PACED, Duration.ofMinutes(1));
        try {
            HttpResponse<String> first = standIns.post(WEBHOOK, "{\"text\":\"x\"}");
            HttpResponse<String> second = standIns.post(WEBHOOK, "{\"text\":\"x\"}");
            HttpResponse<String> elsewhere = standIns.post(WEBHOOK + "2", "{\"text\":\"x\"}");
            standIns.clock.add(Duration.ofSeconds(1));
            HttpResponse<String> later = standIns.post(WEBHOOK, "{\"text\":\"x\"}");

            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.headers().firstValue("Retry-After")).contains("1");
            assertThat(elsewhere.statusCode()).isEqualTo(200);
            assertThat(later.statusCode()).isEqualTo(200);
        } finally {
            standIns.faults.clear();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"channel\":\"#missing\",\"text\":\"x\"}|channel_not_found",
                "{\"channel\":\"#archived\",\"text\":\"x\"}|is_archived",
                "{\"channel\":\"#web\",\"text\":\"x\",\"attachments\":[{\"title\":\"x\"}]}|invalid_attachments",
                "{\"channel\":\"#web\",\"text\":\"x\",\"attachments\":[{\"color\":\"red\"}]}|invalid_attachments",
                "{\"channel\":\"#web\",\"text\":\"x\",\"attachments\":[{\"blocks\":[{\"type\":\"x\"}]}]}|invalid_blocks",
                "{\"text\":\"x\"}|channel_not_found",
                "{\"channel\":\"#web\"}|no_text",
                "{\"channel\":\"#web\",\"text\":\"x\",\"thread_ts\":\"1.2\"}|thread_not_found",
                "{\"channel\":\"#web\",\"text\":\"<!everyone>\"}|invalid_blocks",
            })
    void the_api_refuses_with_status_200_and_not_ok(String message, String error) throws IOException {
        JsonNode answer = post(message);

        assertThat(answer.path("ok").asBoolean()).isFalse();
        assertThat(answer.path("error").asText()).isEqualTo(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer nonsense", "xoxb-without-scheme"})
    void the_api_wants_a_bot_token(String authorization) throws IOException {
        HttpResponse<String> answer =
                standIns.post(POST, "{\"channel\":\"#web\",\"text\":\"x\"}", "Authorization", authorization);

        assertThat(StandIns.json(answer).path("error").asText()).isEqualTo("invalid_auth");
    }

    private static JsonNode call(String method, JsonNode posted, String more) throws IOException {
        String arguments = "{\"channel\":%s,\"ts\":%s,%s}".formatted(posted.path("channel"), posted.path("ts"), more);
        return StandIns.json(standIns.post("/slack/api/" + method, arguments, AUTHORIZED));
    }

    private static JsonNode post(String message) throws IOException {
        HttpResponse<String> answer = standIns.post(POST, message, AUTHORIZED);
        assertThat(answer.statusCode()).isEqualTo(200);
        return StandIns.json(answer);
    }

    private static String message(String blocks) {
        return "{\"blocks\":[" + blocks + "]}";
    }

    private static String block(String type, String textType, int length) {
        return "{\"type\":\"%s\",\"text\":{\"type\":\"%s\",\"text\":\"%s\"}}"
                .formatted(type, textType, "x".repeat(length));
    }
}
