package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackAnswersTest {

    private static final Instant NOW = Instant.EPOCH;

    @ParameterizedTest
    @CsvSource({
        "200, ok, DELIVERED",
        "200, <html>welcome</html>, PERMANENT",
        "302, moved, PERMANENT",
        "400, invalid_payload, PERMANENT",
        "403, action_prohibited, PERMANENT",
        "404, channel_not_found, PERMANENT",
        "408, slow, TRANSIENT",
        "410, channel_is_archived, PERMANENT",
        "429, rate_limited, TRANSIENT",
        "500, rollup_error, TRANSIENT",
        "502, <html>bad gateway</html>, TRANSIENT"
    })
    void readsWhatAWebhookAnswers(int status, String body, Outcome.Kind kind) {
        assertThat(SlackAnswers.ofWebhook(status, body, null, NOW).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "200; {\"ok\":true,\"ts\":\"1.2\"}; DELIVERED",
                "200; {\"ok\":false,\"error\":\"channel_not_found\"}; PERMANENT",
                "200; {\"ok\":false,\"error\":\"invalid_auth\"}; PERMANENT",
                "200; {\"ok\":false,\"error\":\"ratelimited\"}; TRANSIENT",
                "200; {\"ok\":false,\"error\":\"internal_error\"}; TRANSIENT",
                "200; {\"ok\":false,\"error\":\"fatal_error\"}; TRANSIENT",
                "200; {\"ok\":false,\"error\":\"service_unavailable\"}; TRANSIENT",
                "200; {\"ok\":false,\"error\":\"request_timeout\"}; TRANSIENT",
                "200; {\"ok\":\"true\"}; PERMANENT",
                "200; <html>; TRANSIENT",
                "503; {\"ok\":false,\"error\":\"service_unavailable\"}; TRANSIENT",
                "404; nothing; PERMANENT"
            })
    void readsWhatPostMessageAnswers(int status, String body, Outcome.Kind kind) {
        assertThat(SlackAnswers.ofPostMessage(status, body, null, NOW).kind()).isEqualTo(kind);
    }

    @Test
    void waitsAsLongAsAsked() {
        assertThat(SlackAnswers.ofWebhook(429, "", "30", NOW).retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(SlackAnswers.ofPostMessage(429, "", "2", NOW).retryAfter()).isEqualTo(Duration.ofSeconds(2));
        assertThat(SlackAnswers.ofWebhook(503, "", null, NOW).retryAfter()).isNull();
    }
}
