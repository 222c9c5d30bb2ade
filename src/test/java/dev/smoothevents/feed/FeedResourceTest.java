package dev.smoothevents.feed;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import dev.smoothevents.LocalStackResource;
import dev.smoothevents.http.Cursor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class FeedResourceTest {

    @Test
    void anItemIsTheEventWithItsSentence() {
        post("fd/a#1", "label_added", "\"extra\":{\"name\":\"bug\"}");
        given().queryParam("issue", "fd/a#1")
                .get("/v1/feed")
                .then()
                .statusCode(200)
                .body("items[0].text", is("octocat added the label “bug”"))
                .body("items[0].icon", is("🏷️"))
                .body("items[0].color", startsWith("#"))
                .body("items[0].action", is("label_added"));
    }

    @Test
    void whatTheCatalogueHidesIsInTheHistoryOnly() {
        post("fd/b#1", "comment_viewed", "\"actor\":\"hubot\"");
        given().queryParam("issue", "fd/b#1").get("/v1/feed").then().body("items.size()", is(0));
        given().queryParam("issue", "fd/b#1").get("/v1/events").then().body("items.size()", is(1));
    }

    @Test
    void pagesNeitherSkipNorRepeatWhileEventsArrive() {
        List<String> before = IntStream.range(0, 60)
                .mapToObj(n -> post("fd/c#1", "comment_added", null))
                .toList();
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = page("fd/c#1", cursor);
            seen.addAll(page.getList("items.id"));
            cursor = page.getString("next");
            post("fd/c#1", "comment_added", null);
        } while (cursor != null);
        assertThat(seen).doesNotHaveDuplicates().hasSize(60).containsExactlyInAnyOrderElementsOf(before);
        assertThat(seen.get(0)).as("newest first").isEqualTo(before.get(59));
    }

    @Test
    void everyFilterFilters() {
        post("fd/d#1", "comment_added", "\"project\":\"fd/d\",\"occurredAt\":\"2026-01-01T00:00:00Z\"");
        post(
                "fd/d#1",
                "issue_closed",
                "\"project\":\"fd/d\",\"actor\":\"hubot\",\"occurredAt\":\"2026-02-01T00:00:00Z\"");
        assertThat(actions("project", "fd/d")).containsExactly("issue_closed", "comment_added");
        assertThat(actions("project", "fd/d", "actor", "hubot")).containsExactly("issue_closed");
        assertThat(actions("project", "fd/d", "action", "comment_added")).containsExactly("comment_added");
        assertThat(actions("project", "fd/d", "from", "2026-02-01T00:00:00Z")).containsExactly("issue_closed");
        assertThat(actions("project", "fd/d", "to", "2026-02-01T00:00:00Z")).containsExactly("comment_added");
        assertThat(actions("issue", "fd/nobody#1")).isEmpty();
    }

    @Test
    void aCursorThatIsNotOursIsRefused() {
        for (String cursor : List.of("nonsense", Cursor.of("deliveries", "x"), Cursor.of("events", "x", "y"))) {
            given().queryParam("cursor", cursor)
                    .get("/v1/feed")
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", is("cursor"));
        }
        given().queryParam("from", "yesterday")
                .get("/v1/feed")
                .then()
                .statusCode(422)
                .body("violations[0].field", is("from"));
        given().queryParam("limit", "201")
                .get("/v1/feed")
                .then()
                .statusCode(422)
                .body("violations[0].field", is("limit"));
    }

    private static JsonPath page(String issue, String cursor) {
        var request = given().queryParam("issue", issue).queryParam("limit", 7);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/v1/feed")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<String> actions(String... query) {
        var request = given();
        for (int i = 0; i < query.length; i += 2) {
            request.queryParam(query[i], query[i + 1]);
        }
        return request.get("/v1/feed").then().statusCode(200).extract().path("items.action");
    }

    private static String post(String issue, String action, String more) {
        String rest = more == null ? "" : "," + more;
        String actor = rest.contains("\"actor\"") ? "" : ",\"actor\":\"octocat\"";
        return given().contentType("application/json")
                .body("{\"issue\":\"" + issue + "\",\"action\":\"" + action + "\"" + actor + rest + "}")
                .post("/v1/events")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
