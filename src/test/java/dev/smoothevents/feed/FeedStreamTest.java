package dev.smoothevents.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.Api;
import dev.smoothevents.EventSource;
import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FeedStreamTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void whatHappensIsHeardAsTheFeedShowsIt() {
        String project = Api.unique("fs/a");
        try (EventSource source = open("project", project)) {
            record(project, project + "#1", "comment_added");
            await().atMost(SOON).until(() -> source.heard("message").size() == 1);
            assertThat(source.heard("message")).isEqualTo(Api.items("/v1/feed", "project", project));
        }
    }

    @Test
    void oneHearsOnlyWhatOneAskedFor() {
        String project = Api.unique("fs/b");
        try (EventSource all = open();
                EventSource ofProject = open("project", project);
                EventSource ofIssue = open("issue", project + "#2")) {
            record(project, project + "#1", "comment_added");
            record(project, project + "#2", "comment_viewed"); // the feed hides it
            record(project, project + "#2", "comment_added");
            record(Api.unique("fs/other"), Api.unique("fs/other#1"), "comment_added");
            await().atMost(SOON)
                    .until(() -> ofProject.heard("message").size() == 2
                            && !ofIssue.heard("message").isEmpty()
                            && all.heard("message").size() >= 3);
            assertThat(ofProject.heard("message"))
                    .extracting(item -> item.path("issue").textValue())
                    .containsExactly(project + "#1", project + "#2");
            assertThat(ofIssue.heard("message"))
                    .extracting(item -> item.path("action").textValue())
                    .containsExactly("comment_added");
        }
    }

    @Test
    void aRepeatThatIsFoldedIsHeardAsTheEventItChanged() {
        String issue = Api.unique("fs/c#");
        ObjectNode event = Api.event(issue, "comment_added").put("throttleWithin", "PT1H");
        try (EventSource source = open("issue", issue)) {
            Api.record(event);
            Api.post(event).then().statusCode(200);
            await().atMost(SOON)
                    .until(() -> source.heard("message").size() >= 1
                            && source.heard("message")
                                            .get(source.heard("message").size() - 1)
                                            .path("occurrences")
                                            .intValue()
                                    == 2);
            assertThat(source.heard("message"))
                    .extracting(item -> item.path("id").textValue())
                    .containsOnly(source.heard("message").get(0).path("id").textValue());
        }
    }

    @Test
    void underFireEachIsHeardOnceAndEachIssueInOrderHoweverOftenTheLineBreaks() {
        String project = Api.unique("fs/d");
        List<JsonNode> heard = new ArrayList<>();
        EventSource source = open("project", project);
        CompletableFuture<Void> writers = CompletableFuture.runAsync(() -> Api.atOnce(4, n -> {
            for (int i = 0; i < 50; i++) {
                record(project, project + "#" + i % 3, "comment_added");
            }
            return n;
        }));
        while (!writers.isDone()) {
            EventSource current = source;
            await().atMost(SOON)
                    .until(() -> writers.isDone() || !current.heard("message").isEmpty());
            current.close();
            heard.addAll(current.heard("message"));
            source = EventSource.open(path("project", project), current.lastId());
        }
        writers.join();
        EventSource last = source;
        await().atMost(SOON).until(() -> heard.size() + last.heard("message").size() >= 200);
        last.close();
        heard.addAll(last.heard("message"));

        assertThat(heard).hasSize(200);
        Map<String, Long> sequences = new HashMap<>();
        for (JsonNode item : heard) {
            long sequence = item.path("sequence").longValue();
            Long before = sequences.put(item.path("issue").textValue(), sequence);
            assertThat(sequence).isEqualTo(before == null ? 1 : before + 1);
        }
    }

    @Test
    void aBatchIsHeardInItsOrder() {
        String project = Api.unique("fs/e");
        try (EventSource source = open("project", project)) {
            List<String> events = new ArrayList<>();
            for (int n = 0; n < 250; n++) {
                ObjectNode event = Api.event(project + "#" + n % 2, "comment_added");
                events.add(event.put("project", project).toString());
            }
            given().contentType("application/json")
                    .body(events.toString())
                    .post("/v1/events/batch")
                    .then()
                    .statusCode(200);
            await().atMost(SOON).until(() -> source.heard("message").size() >= 250);
            for (int issue = 0; issue < 2; issue++) {
                String key = project + "#" + issue;
                assertThat(source.heard("message").stream()
                                .filter(item -> item.path("issue").textValue().equals(key))
                                .map(item -> item.path("sequence").intValue())
                                .toList())
                        .hasSize(125)
                        .isSorted();
            }
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        given().queryParam("issue", " ")
                .get("/v1/feed/stream")
                .then()
                .statusCode(422)
                .body("violations[0].field", is("issue"));
        given().header("Last-Event-ID", "yesterday")
                .get("/v1/feed/stream")
                .then()
                .statusCode(422)
                .body("violations[0].field", is("Last-Event-ID"));
    }

    private static void record(String project, String issue, String action) {
        Api.record(Api.event(issue, action).put("project", project));
    }

    private static EventSource open(String... parameters) {
        EventSource source = EventSource.open(path(parameters), null);
        await().atMost(SOON).until(() -> source.lastId() != null);
        return source;
    }

    private static String path(String... parameters) {
        StringBuilder path = new StringBuilder("/v1/feed/stream");
        for (int n = 0; n < parameters.length; n += 2) {
            path.append(n == 0 ? '?' : '&')
                    .append(parameters[n])
                    .append('=')
                    .append(URLEncoder.encode(parameters[n + 1], StandardCharsets.UTF_8));
        }
        return path.toString();
    }
}
