package dev.smoothevents.github;

import static dev.smoothevents.Api.events;
import static dev.smoothevents.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class GithubRecordingTest {

    private static final String PATH = "/v1/github/webhooks";

    private final String repository = unique("acme/github");
    private final String issue = repository + "#42";
    private final String delivery = unique("delivery");

    @Test
    void aSignedDeliveryIsRecorded() {
        send(delivery, opened(), "development").then().statusCode(200).body("events", hasSize(1));

        assertThat(events(issue)).singleElement().satisfies(event -> {
            assertThat(event.path("action").textValue()).isEqualTo("issue_opened");
            assertThat(event.path("source").textValue()).isEqualTo("github");
            assertThat(event.path("actor").textValue()).isEqualTo("octocat");
            assertThat(event.path("project").textValue()).isEqualTo(repository);
            assertThat(event.path("correlationId").textValue()).isEqualTo(delivery);
        });
    }

    @Test
    void theSameDeliveryAgainRecordsNothingNew() {
        List<String> first = ids(send(delivery, opened(), "development"));

        Response again = send(delivery, opened(), "development");

        again.then().statusCode(200).body("replayed", is(true));
        assertThat(ids(again)).isEqualTo(first).hasSize(1);
        assertThat(events(issue)).hasSize(1);
    }

    @Test
    void aHundredOfTheSameAtOnceAreOne() {
        List<Response> answers = Api.atOnce(100, n -> send(delivery, opened(), "development"));

        assertThat(answers).extracting(Response::statusCode).containsOnly(200);
        assertThat(events(issue)).hasSize(1);
    }

    @Test
    void anotherDeliveryIsAnotherEvent() {
        send(delivery, opened(), "development").then().statusCode(200);
        send(unique("delivery"), Payloads.merge(opened(), Payloads.json("{'action': 'closed'}")), "development")
                .then()
                .statusCode(200);

        assertThat(events(issue))
                .extracting(event -> event.path("action").textValue())
                .containsExactlyInAnyOrder("issue_opened", "issue_closed");
    }

    @Test
    void aWrongSignatureWritesNothing() {
        send(delivery, opened(), "guessed").then().statusCode(401).contentType("application/problem+json");

        assertThat(events(issue)).isEmpty();
        send(delivery, opened(), "development").then().statusCode(200).body("replayed", is(false));
    }

    @Test
    void aTraceGoesWithTheEvent() {
        String traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        byte[] body = opened().toString().getBytes(StandardCharsets.UTF_8);
        request(delivery, body, "development")
                .header("traceparent", traceparent)
                .post(PATH)
                .then()
                .statusCode(200);

        assertThat(TopicReader.header(TopicReader.read(issue, 1).get(0), "traceparent"))
                .isEqualTo(traceparent);
    }

    private ObjectNode opened() {
        return Payloads.merge(
                Payloads.issue("opened"), Payloads.json("{'repository': {'full_name': '" + repository + "'}}"));
    }

    private static List<String> ids(Response answer) {
        return answer.then().extract().path("events");
    }

    private static Response send(String delivery, ObjectNode payload, String secret) {
        return request(delivery, payload.toString().getBytes(StandardCharsets.UTF_8), secret)
                .post(PATH);
    }

    private static RequestSpecification request(String delivery, byte[] body, String secret) {
        return given().contentType("application/json")
                .header("X-GitHub-Event", "issues")
                .header("X-GitHub-Delivery", delivery)
                .header("X-Hub-Signature-256", sign(body, secret))
                .body(body);
    }

    private static String sign(byte[] body, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
