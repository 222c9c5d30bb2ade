package dev.smoothevents.inbox.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearAnswersTest {

    private static final Instant NOW = Instant.ofEpochMilli(1_000_000);

    @Test
    void readsData() {
        LinearAnswer answer = read(200, "{\"data\":{\"commentCreate\":{\"success\":true}}}");
        assertThat(answer.kind()).isEqualTo(Kind.DATA);
        assertThat(answer.data().containsKey("commentCreate")).isTrue();
    }

    @Test
    void successFalseIsARefusal() {
        assertThat(kind(200, "{\"data\":{\"commentCreate\":{\"success\":false}}}"))
                .isEqualTo(Kind.PERMANENT);
    }

    @Test
    void aConflictIsDoneBeforeWhateverTheStatus() {
        String body = error("conflict on insert of Comment", "INPUT_ERROR", "invalid input");
        assertThat(kind(200, body)).isEqualTo(Kind.DUPLICATE);
        assertThat(kind(400, body)).isEqualTo(Kind.DUPLICATE);
    }

    @Test
    void findsOutWhatIsMissing() {
        assertThat(kind(200, error("Entity not found: Comment", "INPUT_ERROR", "invalid input")))
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void rateLimitsComeAs400Or429() {
        String body = error("Rate limit exceeded.", "RATELIMITED", null);
        assertThat(kind(400, body)).isEqualTo(Kind.RATE_LIMITED);
        assertThat(kind(429, body)).isEqualTo(Kind.RATE_LIMITED);
        assertThat(kind(429, "")).isEqualTo(Kind.RATE_LIMITED);
        assertThat(kind(200, error("slow down", null, "ratelimited"))).isEqualTo(Kind.RATE_LIMITED);
    }

    @Test
    void waitsAsLongAsAsked() {
        String body = error("Rate limit exceeded.", "RATELIMITED", null);
        assertThat(LinearAnswers.read(400, body, Map.of("retry-after", "60")::get, NOW)
                        .retryAfter())
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(LinearAnswers.read(400, body, Map.of("x-ratelimit-requests-reset", "1005000")::get, NOW)
                        .retryAfter())
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(LinearAnswers.read(400, body, Map.of("x-ratelimit-requests-reset", "soon")::get, NOW)
                        .retryAfter())
                .isNull();
    }

    @Test
    void whicheverAllowanceIsUsedUpIsWaitedFor() {
        Map<String, String> headers = Map.of(
                "x-ratelimit-requests-remaining", "7",
                "x-ratelimit-requests-reset", "1001000",
                "x-ratelimit-complexity-remaining", "0",
                "x-ratelimit-complexity-reset", "1009000",
                "x-ratelimit-endpoint-requests-remaining", "0",
                "x-ratelimit-endpoint-requests-reset", "1003000");
        String body = error("Rate limit exceeded.", "RATELIMITED", null);
        assertThat(LinearAnswers.read(400, body, headers::get, NOW).retryAfter())
                .isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void brokenAnswersMayBeWholeLater() {
        assertThat(kind(502, "<html>bad gateway</html>")).isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(200, "<html>welcome</html>")).isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(200, "")).isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(200, "null")).isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(200, "[]")).isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(200, "{}")).isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(200, "{\"data\":null}")).isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(500, error("oops", "INTERNAL_SERVER_ERROR", null))).isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(200, error("oops", "INTERNAL_SERVER_ERROR", null))).isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(200, error("oops", null, "internal error"))).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void aKeyThatIsRefusedIsRefusedWhateverTheStatus() {
        assertThat(kind(401, error("Authentication required", "AUTHENTICATION_ERROR", "authentication error")))
                .isEqualTo(Kind.UNAUTHENTICATED);
        assertThat(kind(200, error("Authentication required", "AUTHENTICATION_ERROR", null)))
                .isEqualTo(Kind.UNAUTHENTICATED);
        assertThat(kind(400, error("no", null, "authentication error"))).isEqualTo(Kind.UNAUTHENTICATED);
        assertThat(kind(401, "{}")).isEqualTo(Kind.UNAUTHENTICATED);
        assertThat(kind(401, "unauthorized")).isEqualTo(Kind.UNAUTHENTICATED);
    }

    @Test
    void otherErrorsStay() {
        assertThat(kind(403, error("Forbidden", "FORBIDDEN", "forbidden"))).isEqualTo(Kind.PERMANENT);
        assertThat(kind(400, error("Argument Validation Error", "INVALID_INPUT", "invalid input")))
                .isEqualTo(Kind.PERMANENT);
        assertThat(kind(400, "{\"errors\":[{}]}")).isEqualTo(Kind.PERMANENT);
        assertThat(kind(400, "{\"errors\":[1]}")).isEqualTo(Kind.PERMANENT);
        assertThat(kind(404, "{}")).isEqualTo(Kind.PERMANENT);
    }

    private static Kind kind(int status, String body) {
        return read(status, body).kind();
    }

    private static LinearAnswer read(int status, String body) {
        return LinearAnswers.read(status, body, header -> null, NOW);
    }

    private static String error(String message, String code, String type) {
        JsonObject extensions = new JsonObject().put("code", code).put("type", type);
        JsonObject error = new JsonObject().put("message", message).put("extensions", extensions);
        return new JsonObject().put("errors", new JsonArray().add(error)).encode();
    }
}
