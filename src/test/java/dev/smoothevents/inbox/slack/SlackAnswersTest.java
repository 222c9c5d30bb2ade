package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackAnswersTest {

    private static final Instant NOW = Instant.EPOCH;
    private static final String WEBHOOK =
            "https://hooks.slack.com/services/T00000000/B00000000/0123456789abcdefghij0123";
    private static final String TOKEN = "xoxb-1234-5678-secret";

    @ParameterizedTest
    @CsvSource({
        "200, ok, DELIVERED",
        "200, <html>welcome</html>, PERMANENT",
        "302, moved, PERMANENT",
        "400, invalid_payload, PERMANENT",
        "400, invalid_blocks, PERMANENT",
        "400, user_not_found, PERMANENT",
        "400, no_team, DESTINATION_GONE",
        "403, action_prohibited, DESTINATION_GONE",
        "403, invalid_token, DESTINATION_GONE",
        "404, channel_not_found, DESTINATION_GONE",
        "404, no_service, DESTINATION_GONE",
        "404, <html>not found</html>, DESTINATION_GONE",
        "410, channel_is_archived, DESTINATION_GONE",
        "410, gone, DESTINATION_GONE",
        "408, slow, TRANSIENT",
        "429, rate_limited, TRANSIENT",
        "500, rollup_error, UNREACHABLE",
        "502, <html>bad gateway</html>, UNREACHABLE",
        "0, ConnectException, UNREACHABLE",
        "-1, TimeoutException, UNKNOWN"
    })
    void readsWhatAWebhookAnswers(int status, String body, Outcome.Kind kind) {
        assertThat(ofWebhook(status, body, null).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "200; {\"ok\":true,\"channel\":\"C1\",\"ts\":\"1.2\"}; DELIVERED",
                "200; {\"ok\":false,\"error\":\"ratelimited\"}; TRANSIENT",
                "200; {\"ok\":false,\"error\":\"request_timeout\"}; TRANSIENT",
                "200; {\"ok\":false,\"error\":\"internal_error\"}; UNKNOWN",
                "200; {\"ok\":false,\"error\":\"fatal_error\"}; UNKNOWN",
                "200; {\"ok\":false,\"error\":\"service_unavailable\"}; UNREACHABLE",
                "200; {\"ok\":false,\"error\":\"invalid_blocks\"}; PERMANENT",
                "200; {\"ok\":false}; PERMANENT",
                "200; {\"ok\":\"true\"}; PERMANENT",
                "200; <html>; TRANSIENT",
                "503; {\"ok\":false,\"error\":\"service_unavailable\"}; UNREACHABLE",
                "502; <html>..</html>; UNREACHABLE",
                "429; {\"ok\":false,\"error\":\"ratelimited\"}; TRANSIENT",
                "404; nothing; PERMANENT",
                "0; ConnectException; UNREACHABLE",
                "-1; TimeoutException; UNKNOWN"
            })
    void readsWhatTheWebApiAnswers(int status, String body, Outcome.Kind kind) {
        assertThat(ofApi(status, body, null).outcome().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel_not_found",
                "is_archived",
                "not_in_channel",
                "restricted_action",
                "invalid_auth",
                "account_inactive",
                "token_revoked",
                "token_expired",
                "missing_scope"
            })
    void nothingGetsToAChannelThatIsGoneOrThatTheBotMayNotPostIn(String error) {
        SlackAnswer answer = ofApi(200, "{\"ok\":false,\"error\":\"" + error + "\"}", null);
        assertThat(answer.outcome().kind()).isEqualTo(Outcome.Kind.DESTINATION_GONE);
        assertThat(answer.outcome().answer()).contains(error);
        assertThat(answer.error()).isEqualTo(error);
    }

    @Test
    void readsWhereTheMessageIs() {
        SlackAnswer answer = ofApi(200, "{\"ok\":true,\"channel\":\"C1H9RESGL\",\"ts\":\"1503435956.000247\"}", null);
        assertThat(answer.channel()).isEqualTo("C1H9RESGL");
        assertThat(answer.ts()).isEqualTo("1503435956.000247");
        assertThat(answer.saysWhere()).isTrue();
        assertThat(ofApi(200, "{\"ok\":true}", null).saysWhere()).isFalse();
    }

    @Test
    void waitsAsLongAsAsked() {
        assertThat(ofWebhook(429, "", "30").retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(ofApi(429, "", "2").outcome().retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(ofApi(200, "{\"ok\":false,\"error\":\"rate_limited\"}", "3")
                        .outcome()
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(ofWebhook(503, "", null).retryAfter()).isNull();
    }

    @Test
    void keepsTheWebhookAndTheTokenOutOfWhatIsKept() {
        String repeated =
                "Cannot POST /services/T00000000/B00000000/0123456789abcdefghij0123\n(key 0123456789abcdefghij0123)";
        assertThat(ofWebhook(404, repeated, null).answer()).isEqualTo("404 Cannot POST *** (key ***)");
        assertThat(ofWebhook(500, "at " + WEBHOOK + ": no", null).answer()).isEqualTo("500 at ***: no");
        assertThat(ofApi(502, "Bearer " + TOKEN, null).outcome().answer()).isEqualTo("502 Bearer ***");
    }

    private static Outcome ofWebhook(int status, String body, String retryAfter) {
        return SlackAnswers.ofWebhook(new SlackReply(status, body, retryAfter), WEBHOOK, NOW);
    }

    private static SlackAnswer ofApi(int status, String body, String retryAfter) {
        return SlackAnswers.ofApi(new SlackReply(status, body, retryAfter), TOKEN, NOW);
    }
}
