package dev.smoothevents.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
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
    void a_posted_message_can_be_answered_in_its_thread_and_changed() throws IOException {
        String ts = post("{\"channel\":\"#web\",\"text\":\"first\"}").path("ts").asText();

        JsonNode reply = post("{\"channel\":\"#web\",\"text\":\"second\",\"thread_ts\":\"" + ts + "\"}");
        HttpResponse<String> changed = standIns.post(
                "/slack/api/chat.update",
                "{\"channel\":\"#web\",\"text\":\"better\",\"ts\":\"" + ts + "\"}",
                AUTHORIZED);

        assertThat(reply.path("ok").asBoolean()).isTrue();
        assertThat(reply.path("ts").asText()).isNotEqualTo(ts);
        assertThat(StandIns.json(changed).path("ts").asText()).isEqualTo(ts);
        assertThat(standIns.sent("slack").get(0).path("destination").asText()).isEqualTo("#web");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"channel\":\"#missing\",\"text\":\"x\"}|channel_not_found",
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
