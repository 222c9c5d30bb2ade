package dev.smoothevents.inbox.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.FakeProvider.Answer;
import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinearClientTest {

    record Config(String apiUrl, Optional<String> apiKey, Optional<String> oauthToken, Duration timeout, int poolSize)
            implements LinearConfig {

        static Config of(String url) {
            return of(url, Duration.ofSeconds(20));
        }

        static Config of(String url, Duration timeout) {
            return new Config(url, Optional.of("lin_api_1"), Optional.empty(), timeout, 2);
        }
    }

    private static final LinearOperation DELETE = LinearOperations.deleteComment("1");

    private final FakeLinear linear = new FakeLinear();
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        linear.close();
        vertx.closeAndAwait();
    }

    @Test
    void sendsTheApiKeyAsItIs() {
        assertThat(send().kind()).isEqualTo(Kind.DATA);
        assertThat(linear.authorization()).isEqualTo("lin_api_1");
    }

    @Test
    void sendsTheOauthTokenAsABearer() {
        Config config =
                new Config(linear.url(), Optional.of("x"), Optional.of("lin_oauth_1"), Duration.ofSeconds(20), 2);
        send(config);
        assertThat(linear.authorization()).isEqualTo("Bearer lin_oauth_1");
    }

    @Test
    void passesOnHowLongToWait() {
        linear.answer(
                "DeleteComment",
                new Answer(
                        400,
                        "{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"RATELIMITED\"}}]}",
                        Map.of("Retry-After", "9")));
        assertThat(send()).satisfies(answer -> {
            assertThat(answer.kind()).isEqualTo(Kind.RATE_LIMITED);
            assertThat(answer.retryAfter()).isEqualTo(Duration.ofSeconds(9));
        });
    }

    @Test
    void aGatewaysErrorPageMayPass() {
        linear.answer("DeleteComment", Answer.of(502, "<html>bad gateway</html>"));
        assertThat(send().kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void doesNotWaitForever() {
        linear.answer("DeleteComment", Answer.hang());
        assertThat(send(Config.of(linear.url(), Duration.ofMillis(300))).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void aBrokenConnectionMayPass() {
        linear.answer("DeleteComment", Answer.reset());
        assertThat(send().kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void nobodyListeningMayPass() {
        linear.close();
        assertThat(send().kind()).isEqualTo(Kind.TRANSIENT);
    }

    private LinearAnswer send() {
        return send(Config.of(linear.url()));
    }

    private LinearAnswer send(Config config) {
        return new LinearClient(vertx, config).send(DELETE).await().atMost(Duration.ofSeconds(30));
    }
}
