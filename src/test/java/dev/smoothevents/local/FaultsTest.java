package dev.smoothevents.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    private static final String WEBHOOK = "/slack/services/T1/B1/secret";
    private static final String MESSAGE = "{\"text\":\"hello\"}";
    private static final String LABEL =
            "{\"query\":\"mutation { issueLabelCreate(input: {name: \\\"x\\\"}) { success } }\"}";

    private StandIns standIns;

    @BeforeEach
    void start() {
        standIns = new StandIns();
    }

    @AfterEach
    void stop() {
        standIns.close();
    }

    @ParameterizedTest
    @CsvSource({"429,429,rate_limited", "500,500,rollup_error", "refuse,403,invalid_token"})
    void slack_answers_as_the_fault_says_and_does_no_work(String mode, int status, String body) throws IOException {
        fault("slack", mode, 30);

        HttpResponse<String> answer = standIns.post(WEBHOOK, MESSAGE);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(mode.equals("429"));
        assertThat(standIns.sent("slack")).isEmpty();
    }

    @Test
    void linear_says_400_when_the_rate_is_limited() throws IOException {
        fault("linear", "429", 30);

        HttpResponse<String> answer = label();

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("RATELIMITED");
        assertThat(answer.headers().firstValue("X-RateLimit-Requests-Reset")).isPresent();
        assertThat(standIns.sent("linear")).isEmpty();
    }

    @Test
    void a_reset_ends_the_connection_without_work() throws IOException {
        fault("slack", "reset", 30);

        assertThatThrownBy(() -> standIns.post(WEBHOOK, MESSAGE)).isInstanceOf(IOException.class);
        assertThat(standIns.sent("slack")).isEmpty();
    }

    @Test
    void a_dropped_reply_leaves_the_work_done() throws IOException {
        fault("linear", "drop-reply", 30);

        assertThatThrownBy(this::label).isInstanceOf(IOException.class);
        assertThat(standIns.sent("linear")).hasSize(1);
    }

    @Test
    void a_hanging_request_is_neither_done_nor_answered_until_the_fault_ends() throws IOException {
        fault("slack", "hang", 60);
        CompletableFuture<?> hanging = CompletableFuture.runAsync(() -> {
            try {
                standIns.post(WEBHOOK, MESSAGE);
            } catch (IOException dropped) {
                throw new IllegalStateException(dropped);
            }
        });
        await().during(Duration.ofMillis(300)).until(() -> !hanging.isDone());

        fault("slack", "ok", 0);

        assertThatThrownBy(hanging::join).hasRootCauseInstanceOf(IOException.class);
        assertThat(standIns.sent("slack")).isEmpty();
    }

    @Test
    void a_fault_ends_by_itself() throws IOException {
        fault("slack", "500", 1);

        assertThat(standIns.post(WEBHOOK, MESSAGE).statusCode()).isEqualTo(500);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> standIns.post(WEBHOOK, MESSAGE).statusCode() == 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channel\":\"pigeon\",\"mode\":\"ok\"}",
                "{\"channel\":\"slack\",\"mode\":\"explode\"}",
                "{\"channel\":\"slack\",\"mode\":\"500\",\"seconds\":-1}",
                "{oops"
            })
    void an_unknown_fault_is_refused(String fault) throws IOException {
        assertThat(standIns.post("/faults", fault).statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> label() throws IOException {
        return standIns.post("/linear/graphql", LABEL, "Authorization", LinearStandIn.API_KEY);
    }

    private void fault(String channel, String mode, int seconds) throws IOException {
        String fault = "{\"channel\":\"%s\",\"mode\":\"%s\",\"seconds\":%d}".formatted(channel, mode, seconds);
        assertThat(standIns.post("/faults", fault).statusCode()).isEqualTo(200);
    }
}
