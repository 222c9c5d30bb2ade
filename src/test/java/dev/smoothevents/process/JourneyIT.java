package dev.smoothevents.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.smoothevents.local.LocalStack;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job, from outside: a team says what happened, and everyone who cares hears of it. */
class JourneyIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String KEY = "the-key-of-the-journey";
    private static final String SECRET = "the-secret-of-the-webhook";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final LocalStack STACK = new LocalStack(false);
    private static ServiceProcess service;

    private final Caller caller = new Caller();
    private final Providers providers = new Providers(STACK);

    @BeforeAll
    static void start() {
        STACK.start();
        Map<String, String> settings = new HashMap<>(STACK.settings());
        settings.put("smooth.access.key", KEY);
        settings.put("smooth.github.webhook-secret", SECRET);
        service = new ServiceProcess("journey", settings);
        service.start();
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        STACK.close();
    }

    @Test
    void aCommentReachesEveryoneWhoCaresOnceAndNobodyElse() throws Exception {
        put("people/octocat", "{\"name\": \"Octo Cat\", \"email\": \"octocat@example.com\"}");
        put("people/mona", "{\"name\": \"Mona\", \"email\": \"mona@example.com\"}");
        put("people/hubot", "{\"email\": \"hubot@example.com\", \"type\": \"bot\"}");
        put("people/lurker", "{\"email\": \"lurker@example.com\"}");
        put("people/keeper", "{\"email\": \"keeper@example.com\"}");
        put("projects/acme%2Fweb", """
                {"name": "Web", "maintainers": [{"person": "keeper", "notify": true}], "slack": {"channel": "#web"}}""");
        put("issues/acme%2Fweb%2342", """
                {"project": "acme/web", "title": "Login fails", "creator": "mona",
                 "linear": {"issueId": "8d5b2f2e-2bf7-4f0e-9d6b-00000000002a"}}""");

        HttpResponse<String> answer = post("""
                {"issue": "acme/web#42", "action": "comment_added", "actor": "octocat",
                 "record": {"type": "comment", "id": "1001", "body": "Looks good"},
                 "extra": {"mentions": ["hubot", "octocat"]}}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode event = JSON.readTree(answer.body());
        String id = event.get("id").asText();
        assertThat(answer.headers().firstValue("Location")).hasValue("/v1/events/" + id);
        assertThat(get("/v1/events/" + id).get("sequence").asLong()).isEqualTo(1);
        JsonNode inTheFeed = get("/v1/feed?project=acme%2Fweb").get("items").get(0);
        assertThat(inTheFeed.get("id").asText()).isEqualTo(id);
        assertThat(inTheFeed.get("text").asText()).contains("commented");

        await().atMost(SOON).untilAsserted(() -> assertThat(deliveries(id))
                .containsExactlyInAnyOrder(
                        "email mona delivered creator",
                        "email keeper delivered maintainer",
                        "email hubot skipped bot",
                        "email octocat skipped actor",
                        "notification mona delivered creator",
                        "notification keeper delivered maintainer",
                        "notification hubot skipped bot",
                        "notification octocat skipped actor",
                        "slack #web delivered project channel",
                        "linear twin delivered synced issue"));
        assertThat(Topic.dump(STACK.kafka().bootstrapServers()))
                .filteredOn(message -> message.eventId().equals(id))
                .singleElement()
                .satisfies(message -> assertThat(message.sequence()).isEqualTo(1));
        assertThat(providers.sent("email", "mona@example.com")).singleElement().satisfies(mail -> assertThat(
                        mail.get("request").asText())
                .contains("Looks good", "Login fails", "Message-ID: <issue/"));
        assertThat(providers.sent("email", "keeper@example.com")).hasSize(1);
        for (String nobody : List.of("octocat", "hubot", "lurker")) {
            assertThat(providers.sent("email", nobody + "@example.com"))
                    .as(nobody)
                    .isEmpty();
        }
        assertThat(providers.sent("slack", "#web")).singleElement().satisfies(message -> assertThat(message.toString())
                .contains("Octo Cat", "Looks good"));
        assertThat(providers.sent("linear", "commentCreate"))
                .singleElement()
                .satisfies(mutation -> assertThat(mutation.toString()).contains("Looks good"));
        JsonNode notifications = get("/v1/people/mona/notifications").get("items");
        assertThat(notifications).hasSize(1);
        assertThat(notifications.get(0).get("event").get("id").asText()).isEqualTo(id);
        assertThat(get("/v1/people/mona/notifications/unread-count")).isEqualTo(JSON.readTree("{\"count\": 1}"));
    }

    @Test
    void whatIsWrongIsAProblemThatSaysWhatToChange() throws Exception {
        JsonNode unknown = problem(422, post("{\"issue\": \"acme/web#1\", \"action\": \"coment_added\"}"));
        assertThat(unknown.get("violations").get(0).get("field").asText()).isEqualTo("action");
        assertThat(unknown.get("violations").get(0).get("message").asText()).contains("comment_added");
        assertThat(problem(400, post("{\"issue\": ")).get("type").asText()).endsWith("/problems/malformed");
        assertThat(problem(413, post("{\"issue\": \"" + "x".repeat(300 * 1024) + "\"}"))
                        .get("type")
                        .asText())
                .endsWith("/problems/too-large");
        assertThat(problem(404, send("GET", "/v1/nothing", null)).get("type").asText())
                .endsWith("/problems/not-found");
    }

    @Test
    void withoutTheKeyNothingUnderV1Answers() throws Exception {
        for (String path : List.of("/v1/feed", "/v1/actions", "/v1/events", "/v1/people", "/v1/deliveries")) {
            HttpResponse<String> refused = caller.send("GET", service.uri(path), null);
            problem(401, refused);
            assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            problem(401, caller.send("GET", service.uri(path), null, "Authorization", "Bearer another-key-of-16"));
            assertThat(send("GET", path, null).statusCode()).as(path).isEqualTo(200);
        }
        problem(401, caller.send("POST", service.uri("/v1/events"), "{}"));
    }

    @Test
    void githubComesInByItsSignatureAlone() throws Exception {
        String body = """
                {"action": "opened",
                 "issue": {"id": 5000000007, "number": 7, "title": "The door squeaks", "body": "Badly.",
                           "html_url": "https://github.example/acme/door/issues/7", "user": {"login": "mona", "id": 3},
                           "labels": [], "assignees": [], "comments": 0,
                           "created_at": "2026-11-01T10:00:00Z", "updated_at": "2026-11-01T10:00:00Z"},
                 "repository": {"full_name": "acme/door"}, "sender": {"login": "mona", "id": 3, "type": "User"}}""";

        assertThat(webhook(body, "sha256=" + "0".repeat(64)).statusCode()).isEqualTo(401);
        assertThat(webhook(body, null, "Authorization", "Bearer " + KEY).statusCode())
                .isEqualTo(401);
        assertThat(webhook(body, signature(body)).statusCode()).isEqualTo(200);
        assertThat(webhook(body, signature(body)).statusCode())
                .as("redelivered")
                .isEqualTo(200);

        JsonNode items = get("/v1/events?issue=acme%2Fdoor%237").get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("action").asText()).isEqualTo("issue_opened");
        assertThat(items.get(0).get("source").asText()).isEqualTo("github");
    }

    @Test
    void healthAndMetricsAreOnAPortOfTheirOwn() throws Exception {
        for (String path : List.of("/q/health/live", "/q/health/ready", "/q/metrics")) {
            assertThat(caller.send("GET", service.managementUri(path), null).statusCode())
                    .as(path)
                    .isEqualTo(200);
            assertThat(caller.send("GET", service.uri(path), null).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void theContractAndThePageNeedNoKey() throws Exception {
        assertThat(caller.send("GET", service.uri("/asyncapi"), null).body())
                .startsWith("asyncapi: 3.")
                .contains("address: issue-events");
        assertThat(caller.send("GET", service.managementUri("/q/openapi"), null).body())
                .contains("/v1/events:");
        HttpResponse<String> page = caller.send("GET", service.uri("/"), null);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Smooth Events</title>");
    }

    private List<String> deliveries(String event) throws Exception {
        List<String> deliveries = new ArrayList<>();
        for (JsonNode line : get("/v1/deliveries?event=" + event).get("items")) {
            deliveries.add(String.join(
                    " ",
                    line.get("inbox").asText(),
                    line.get("recipient").asText(),
                    line.get("status").asText(),
                    line.get("reason").asText()));
        }
        return deliveries;
    }

    private static JsonNode problem(int status, HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("type").asText()).startsWith("https://smooth-events.dev/problems/");
        return problem;
    }

    private void put(String path, String body) throws Exception {
        HttpResponse<String> answer = send("PUT", "/v1/" + path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private HttpResponse<String> post(String event) throws Exception {
        return send("POST", "/v1/events", event);
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, null);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return caller.send(method, service.uri(path), body, "Authorization", "Bearer " + KEY);
    }

    private HttpResponse<String> webhook(String body, String signature, String... more) throws Exception {
        List<String> headers = new ArrayList<>(List.of(more));
        headers.addAll(
                List.of("X-GitHub-Event", "issues", "X-GitHub-Delivery", "72d3162e-cc78-11e3-81ab-4c9367dc0958"));
        if (signature != null) {
            headers.addAll(List.of("X-Hub-Signature-256", signature));
        }
        return caller.send("POST", service.uri("/v1/github/webhooks"), body, headers.toArray(String[]::new));
    }

    private static String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
