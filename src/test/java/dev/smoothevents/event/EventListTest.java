package dev.smoothevents.event;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.get;
import static dev.smoothevents.Api.items;
import static dev.smoothevents.Api.read;
import static dev.smoothevents.Api.record;
import static dev.smoothevents.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.http.Cursor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class EventListTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final String project = unique("acme/list");
    private final String issue = project + "#1";

    @ParameterizedTest
    @ValueSource(strings = {"/v1/events", "/v1/feed"})
    void eachFilterLeavesOutTheRest(String path) {
        String a = write(issue, "comment_added", "octocat", 0);
        String b = write(issue, "issue_closed", "hubot", 60);
        String c = write(project + "#2", "comment_added", "hubot", 120);

        assertThat(ids(path, "project", project)).containsExactly(c, b, a);
        assertThat(ids(path, "issue", issue)).containsExactly(b, a);
        assertThat(ids(path, "project", project, "actor", "hubot")).containsExactly(c, b);
        assertThat(ids(path, "project", project, "action", "comment_added")).containsExactly(c, a);
        assertThat(ids(path, "project", project, "from", at(60))).containsExactly(c, b);
        assertThat(ids(path, "project", project, "to", at(60)))
                .as("the end is not within")
                .containsExactly(a);
        assertThat(ids(path, "project", project, "from", at(60), "to", at(120))).containsExactly(b);
        assertThat(ids(path, "issue", issue, "actor", "octocat", "action", "comment_added"))
                .containsExactly(a);
        assertThat(ids(path, "issue", issue, "actor", "nobody")).isEmpty();
        assertThat(ids(path, "issue", "no such issue")).isEmpty();
    }

    @Test
    void whatTheFeedHidesIsInTheHistory() {
        String seen = write(issue, "comment_added", "octocat", 0);
        String hidden = write(issue, "issue_viewed", "octocat", 1);

        assertThat(ids("/v1/events", "issue", issue)).containsExactly(hidden, seen);
        assertThat(ids("/v1/feed", "issue", issue)).containsExactly(seen);
        assertThat(ids("/v1/feed", "issue", issue, "action", "issue_viewed")).isEmpty();
    }

    @Test
    void aFeedItemIsTheEventAndHowToShowIt() {
        write(issue, "issue_closed", "octocat", 0);

        JsonNode event = items("/v1/events", "issue", issue).get(0);
        JsonNode item = items("/v1/feed", "issue", issue).get(0);

        event.fieldNames()
                .forEachRemaining(
                        field -> assertThat(item.path(field)).as(field).isEqualTo(event.path(field)));
        assertThat(item.path("text").textValue()).isEqualTo("octocat closed this issue");
        assertThat(item.path("icon").textValue()).isEqualTo("🟣");
        assertThat(item.path("color").textValue()).isEqualTo("#8250df");
        assertThat(item.size()).isEqualTo(event.size() + 3);
    }

    /** Ten events each have the same time, so that pages end between equals. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/events", "/v1/feed"})
    void pagesOfSevenNeitherSkipNorRepeatWhileOthersArrive(String path) {
        List<String> before = IntStream.range(0, 100)
                .mapToObj(n -> write(issue, "comment_added", "octocat", n / 10))
                .toList();

        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = page(path, cursor);
            assertThat(page.path("items").size()).isBetween(1, 7);
            page.path("items").forEach(item -> seen.add(item.path("id").textValue()));
            cursor = page.path("next").textValue();
            write(issue, "comment_added", "octocat", 1_000);
        } while (cursor != null);

        assertThat(seen).containsExactlyInAnyOrderElementsOf(before);
        assertThat(seen.subList(0, 10)).as("newest first").containsExactlyInAnyOrderElementsOf(before.subList(90, 100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/events", "/v1/feed"})
    void aCursorIsOursUnchangedOrRefused(String path) {
        IntStream.range(0, 8).forEach(n -> write(issue, "comment_added", "octocat", n));
        String ours = page(path, null).path("next").textValue();
        String foreign = read(get("/v1/people", "limit", "1")).path("next").textValue();

        assertThat(page(path, ours).path("items")).hasSize(1);
        for (String cursor : List.of(
                "1",
                "💥",
                "' OR 1=1 --",
                foreign,
                ours.substring(1),
                ours.substring(0, ours.length() - 2),
                ours + "A",
                ours.toUpperCase(Locale.ROOT),
                "A".repeat(3_000))) {
            get(path, "issue", issue, "cursor", cursor)
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("violations[0].field", is("cursor"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "7.5", "many", "99999999999999999999"})
    void aLimitIsOneToTwoHundred(String limit) {
        get("/v1/events", "limit", limit)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations[0].field", is("limit"));
    }

    @Test
    void aTimeThatIsNoneIsNamed() {
        for (String field : List.of("from", "to")) {
            get("/v1/events", field, "yesterday").then().statusCode(422).body("violations[0].field", is(field));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
    void aTimeThatNoDatabaseKnowsIsNamed(String time) {
        for (String field : List.of("from", "to")) {
            get("/v1/events", field, time).then().statusCode(422).body("violations[0].field", is(field));
        }
        get("/v1/events", "cursor", Cursor.of("events", time, new UUID(0, 0).toString()))
                .then()
                .statusCode(422)
                .body("violations[0].field", is("cursor"));
    }

    @Test
    void theFirstAndTheLastYearAreWithin() {
        String event = write(issue, "comment_added", "octocat", 0);

        assertThat(ids(
                        "/v1/events",
                        "issue",
                        issue,
                        "from",
                        "0001-01-01T00:00:00Z",
                        "to",
                        "9999-12-31T23:59:59.999999Z"))
                .containsExactly(event);
    }

    private String write(String key, String action, String actor, int seconds) {
        return record(event(key, action)
                        .put("project", project)
                        .put("actor", actor)
                        .put("occurredAt", at(seconds)))
                .path("id")
                .textValue();
    }

    private static String at(int seconds) {
        return NOON.plusSeconds(seconds).toString();
    }

    private JsonNode page(String path, String cursor) {
        return read((cursor == null
                        ? get(path, "issue", issue, "limit", "7")
                        : get(path, "issue", issue, "limit", "7", "cursor", cursor))
                .then()
                .statusCode(200)
                .extract()
                .response());
    }

    private static List<String> ids(String path, String... query) {
        return items(path, query).stream()
                .map(item -> item.path("id").textValue())
                .toList();
    }
}
