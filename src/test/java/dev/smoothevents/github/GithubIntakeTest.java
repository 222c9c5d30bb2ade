package dev.smoothevents.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.event.NewEvent;
import dev.smoothevents.event.Recorded;
import dev.smoothevents.event.Recording;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Violation;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GithubIntakeTest {

    private static final String SECRET = "development";
    private static final String DELIVERY = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
    private static final Recorded INVALID =
            Recorded.refused(Problem.invalid(List.of(new Violation("actor", "must have at most 200 characters"))));

    private final List<Recording> recordings = new ArrayList<>();
    private Function<Recording, Recorded> recorder = recording -> Recorded.written(written(recording));

    @Test
    void aDeliveryIsRecordedOncePerDeliveryId() {
        WebhookAnswer answer = receive("issues", edited().toString());

        assertThat(answer.httpStatus()).isEqualTo(200);
        assertThat(answer.status()).isEqualTo("recorded");
        assertThat(answer.replayed()).isFalse();
        assertThat(answer.events()).hasSize(2).doesNotContainNull();
        assertThat(recordings).extracting(Recording::idempotencyKey).containsExactly(DELIVERY + ":0", DELIVERY + ":1");
        assertThat(recordings).extracting(Recording::account).containsOnly("default");
        assertThat(recordings).extracting(Recording::source).containsOnly("github");
        assertThat(recordings).extracting(Recording::correlationId).containsOnly(DELIVERY);
    }

    @Test
    void aRedeliveryIsAnsweredAsSuch() {
        recorder = recording -> new Recorded(201, written(recording), true, null);

        WebhookAnswer answer = receive("issues", edited().toString());

        assertThat(answer.httpStatus()).isEqualTo(200);
        assertThat(answer.replayed()).isTrue();
    }

    @Test
    void aPingIsAnswered() {
        WebhookAnswer answer = receive("ping", "{\"zen\":\"Keep it simple.\"}");

        assertThat(answer).isEqualTo(WebhookAnswer.PONG);
        assertThat(answer.httpStatus()).isEqualTo(200);
    }

    @Test
    void whatIsNotRecordedIsAnsweredWithAReason() {
        WebhookAnswer answer = receive("pull_request", "{\"action\":\"opened\"}");

        assertThat(answer.httpStatus()).isEqualTo(202);
        assertThat(answer).isEqualTo(WebhookAnswer.ignored("pull_request.opened is not recorded"));
        assertThat(recordings).isEmpty();
    }

    @Test
    void anEventThatIsNotAcceptableIsIgnored() {
        recorder = recording -> INVALID;

        WebhookAnswer answer = receive("issues", edited().toString());

        assertThat(answer.httpStatus()).isEqualTo(202);
        assertThat(answer.reason()).isEqualTo("actor must have at most 200 characters");
    }

    @Test
    void itsNeighbourIsRecordedAllTheSame() {
        recorder = recording -> recordings.size() == 1 ? INVALID : Recorded.written(written(recording));

        assertThat(receive("issues", edited().toString()).events()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 429, 500, 503})
    void whatPassesFailsTheDeliverySoThatItCanBeSentAgain(int status) {
        recorder = recording -> Recorded.refused(Problem.of(status, "busy", "Busy", "later"));

        assertRefused(status, null, request("issues", edited().toString()));
    }

    @Test
    void withoutASecretNothingIsTaken() {
        for (Optional<String> none : List.of(Optional.<String>empty(), Optional.of(""), Optional.of(" "))) {
            assertThatThrownBy(() -> intake(none).receive(request("issues", "{}")))
                    .isInstanceOfSatisfying(ProblemException.class, e -> {
                        assertThat(e.problem().status()).isEqualTo(503);
                        assertThat(e.problem().type()).endsWith("/github-not-configured");
                        assertThat(e.problem().detail()).contains("smooth.github.webhook-secret");
                    });
        }
    }

    @Test
    void aMissingOrWrongSignatureIsRefusedBeforeAnythingElse() {
        for (String signature : new String[] {null, "", "sha256=00", sign("{ }")}) {
            assertRefused(
                    401, "X-Hub-Signature-256", new WebhookRequest(null, null, signature, "text/plain", bytes("{}")));
        }
        assertThat(recordings).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        ", 1, X-GitHub-Event",
        "' ', 1, X-GitHub-Event",
        "issues,, X-GitHub-Delivery",
        "issues, ' ', X-GitHub-Delivery",
        "issues, ümläut, X-GitHub-Delivery",
        "ping,, X-GitHub-Delivery"
    })
    void aMissingHeaderIsNamed(String event, String delivery, String header) {
        assertRefused(400, header, new WebhookRequest(event, delivery, sign("{}"), "application/json", bytes("{}")));
    }

    @Test
    void aDeliveryIdHasAnEnd() {
        String longest = "d".repeat(200);
        assertThat(receive(new WebhookRequest("ping", longest, sign("{}"), "application/json", bytes("{}"))))
                .isEqualTo(WebhookAnswer.PONG);
        assertRefused(
                400,
                "X-GitHub-Delivery",
                new WebhookRequest("ping", longest + "d", sign("{}"), "application/json", bytes("{}")));
    }

    @Test
    void aBodyThatCannotBeReadIsRefused() {
        assertRefused(400, null, request("issues", "{"));
        assertRefused(415, null, new WebhookRequest("issues", "1", sign("{}"), "text/plain", bytes("{}")));
    }

    private static ObjectNode edited() {
        return Payloads.issue("edited", "{'changes': {'body': {'from': 'x'}, 'title': {'from': 'y'}}}");
    }

    private WebhookAnswer receive(String event, String body) {
        return receive(request(event, body));
    }

    private WebhookAnswer receive(WebhookRequest request) {
        return intake(Optional.of(SECRET)).receive(request).await().indefinitely();
    }

    private void assertRefused(int status, String header, WebhookRequest request) {
        assertThatThrownBy(() -> receive(request)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(status);
            assertThat(e.problem().violations())
                    .extracting(Violation::field)
                    .isEqualTo(header == null ? List.of() : List.of(header));
        });
    }

    private static WebhookRequest request(String event, String body) {
        return new WebhookRequest(event, DELIVERY, sign(body), "application/json", bytes(body));
    }

    private GithubIntake intake(Optional<String> secret) {
        GithubConfig config = new GithubConfig() {
            @Override
            public Optional<String> webhookSecret() {
                return secret;
            }

            @Override
            public boolean pullRequestComments() {
                return false;
            }
        };
        return new GithubIntake(config, Payloads.CLOCK, this::record);
    }

    private Uni<List<Recorded>> record(List<Recording> all) {
        List<Recorded> answers = new ArrayList<>();
        for (Recording recording : all) {
            recordings.add(recording);
            answers.add(recorder.apply(recording));
        }
        return Uni.createFrom().item(answers);
    }

    private static EventMessage written(Recording recording) {
        NewEvent event = recording.event();
        return new EventMessage(
                UUID.randomUUID(),
                recording.account(),
                event.project(),
                event.issue(),
                1,
                event.action(),
                event.actor(),
                "user",
                event.record(),
                event.extra(),
                Payloads.NOW,
                Payloads.NOW,
                1,
                false,
                recording.source(),
                recording.correlationId(),
                null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sign(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(SECRET), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
