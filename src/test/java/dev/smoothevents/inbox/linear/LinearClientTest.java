package dev.smoothevents.inbox.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.FakeProvider.Answer;
import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
import io.vertx.mutiny.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
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

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
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
        assertThat(send().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void doesNotWaitForever() {
        linear.answer("DeleteComment", Answer.hang());
        assertThat(send(Config.of(linear.url(), Duration.ofMillis(300))).kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void aBrokenConnectionLeavesTheOutcomeUnknown() {
        linear.answer("DeleteComment", Answer.reset());
        assertThat(send().kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void nobodyListeningMayPass() {
        linear.close();
        assertThat(send().kind()).isEqualTo(Kind.UNREACHABLE);
    }

    @Test
    void asksNoMoreWhileLinearWantsItsPeace() {
        linear.answer(
                "DeleteComment",
                new Answer(
                        400,
                        "{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"RATELIMITED\"}}]}",
                        Map.of("Retry-After", "3600")));
        LinearClient client = new LinearClient(vertx, Config.of(linear.url()), clock);
        assertThat(send(client).kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(send(client)).satisfies(answer -> {
            assertThat(answer.kind()).isEqualTo(Kind.RATE_LIMITED);
            assertThat(answer.retryAfter()).isEqualTo(Duration.ofHours(1));
        });
        assertThat(linear.names()).as("asked once").hasSize(1);
    }

    @Test
    void asksMoreSlowlyWhenLittleIsLeft() {
        linear.answer(
                "DeleteComment",
                new Answer(
                        200,
                        "{\"data\":{}}",
                        Map.of(
                                "X-RateLimit-Requests-Limit", "1000",
                                "X-RateLimit-Requests-Remaining", "100",
                                "X-RateLimit-Requests-Reset",
                                        Long.toString(NOW.plusSeconds(10).toEpochMilli()))));
        LinearClient client = new LinearClient(vertx, Config.of(linear.url()), clock);
        send(client);
        long before = System.nanoTime();
        send(client);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(90));
    }

    private LinearAnswer send() {
        return send(Config.of(linear.url()));
    }

    private LinearAnswer send(Config config) {
        return send(new LinearClient(vertx, config, clock));
    }

    private static LinearAnswer send(LinearClient client) {
        return client.send(DELETE).await().atMost(Duration.ofSeconds(30));
    }
}
