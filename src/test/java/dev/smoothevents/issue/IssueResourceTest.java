package dev.smoothevents.issue;

import static dev.smoothevents.issue.Directories.delete;
import static dev.smoothevents.issue.Directories.get;
import static dev.smoothevents.issue.Directories.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class IssueResourceTest {

    @Inject
    Pool pool;

    @Test
    void aNewIssueIsCreatedWithEverythingItNames() {
        put("/v1/issues/acme%2Fshop%2342", """
                {"project": "acme/shop", "title": "Login fails", "url": "https://github.com/acme/shop/issues/42",
                 "creator": "opener", "state": "closed", "createdAt": "2021-05-06T07:08:09.123456Z", "linear": {"issueId": "L-1"}}
                """)
                .statusCode(201)
                .body("key", is("acme/shop#42"))
                .body("id", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{21}"))
                .body("project", is("acme/shop"))
                .body("state", is("closed"))
                .body("creator", is("opener"))
                .body("createdAt", is("2021-05-06T07:08:09.123456Z"))
                .body("linear.issueId", is("L-1"))
                .body("assignees", empty());
        get("/v1/issues/acme%2Fshop%2342").statusCode(200).body("title", is("Login fails"));
        get("/v1/projects/acme%2Fshop").statusCode(200);
        get("/v1/people/opener").statusCode(200);
    }

    @Test
    void anIssueWithoutAProjectGoesToTheDefaultOneAndLaterStaysWhereItIs() {
        put("/v1/issues/homeless", "{}")
                .statusCode(201)
                .body("project", is("default"))
                .body("state", is("open"))
                .body("createdAt", notNullValue());
        put("/v1/issues/homeless", "{\"project\":\"acme/shop\",\"createdAt\":\"2020-01-01T00:00:00Z\"}")
                .statusCode(200)
                .body("project", is("acme/shop"));
        put("/v1/issues/homeless", "{\"title\":\"x\"}")
                .statusCode(200)
                .body("project", is("acme/shop"))
                .body("createdAt", is("2020-01-01T00:00:00Z"));
    }

    @Test
    void replacingClearsWhatIsNotNamed() {
        put(
                "/v1/issues/cleared",
                "{\"title\":\"x\",\"state\":\"closed\",\"linear\":{\"issueId\":\"L\"},\"creator\":\"opener\"}");
        put("/v1/issues/cleared", "{}")
                .statusCode(200)
                .body("title", nullValue())
                .body("state", is("open"))
                .body("creator", nullValue())
                .body("linear", nullValue());
    }

    @Test
    void anAnswerCanBeSentBackAsItIs() {
        String answer = put("/v1/issues/round", "{\"title\":\"x\"}")
                .statusCode(201)
                .extract()
                .asString();
        put("/v1/issues/round", answer).statusCode(200).body("title", is("x"));
    }

    @Test
    void aHiddenIssueIsShownAgainByPut() {
        put("/v1/issues/hidden", "{\"project\":\"hiding\"}").statusCode(201);
        delete("/v1/issues/hidden").statusCode(204);
        get("/v1/issues/hidden").statusCode(404);
        delete("/v1/issues/hidden").statusCode(404);
        get("/v1/issues?project=hiding").body("items", empty());
        put("/v1/issues/hidden", "{}").statusCode(201);
        get("/v1/issues?project=hiding").body("items.key", contains("hidden"));
    }

    @Test
    void purgingDeletesTheIssueWithItsHistory() {
        String id = put("/v1/issues/purged", "{}").extract().path("id");
        pool.query(
                        "INSERT INTO issue_events (account, id, issue_id, sequence, project, action, actor, occurred_at, recorded_at,"
                                + " source, correlation_id) VALUES ('default', gen_random_uuid(), '" + id
                                + "', 1, 'default', 'comment_added', 'system', now(), now(), 'api', 'c')")
                .executeAndAwait();
        delete("/v1/issues/purged").statusCode(204);

        delete("/v1/issues/purged?purge=true").statusCode(204);

        delete("/v1/issues/purged?purge=true").statusCode(404);
        assertThat(pool.query("SELECT 1 FROM issue_events WHERE issue_id = '" + id + "'")
                        .executeAndAwait()
                        .rowCount())
                .isZero();
    }

    @Test
    void purgeMustBeSaidClearly() {
        delete("/v1/issues/any?purge=yes").statusCode(422).body("violations.field", contains("purge"));
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        put("/v1/issues/wrong", "{\"url\":\"ftp://x/y\",\"state\":\"done\",\"creator\":\"\",\"project\":\" \"}")
                .statusCode(422)
                .body("violations.field", contains("project", "url", "creator", "state"));
    }

    @Test
    void twoWhoCreateTheSameIssueAtOnceBothSucceed() {
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> put("/v1/issues/raced", "{\"project\":\"raced\",\"creator\":\"racer\"}")
                                .extract()
                                .statusCode()))
                .toList();
        List<Integer> codes = calls.stream().map(CompletableFuture::join).toList();
        assertThat(codes).containsOnlyOnce(201).containsOnly(200, 201);
    }

    @Test
    void theListOfAProjectGoesOnPageByPage() {
        IntStream.range(0, 5).forEach(i -> put("/v1/issues/paged-" + i, "{\"project\":\"paged\"}"));
        String first = get("/v1/issues?project=paged&limit=2")
                .body("items.key", contains("paged-0", "paged-1"))
                .extract()
                .path("next");
        String second = get("/v1/issues?project=paged&limit=2&cursor=" + first)
                .body("items.key", contains("paged-2", "paged-3"))
                .extract()
                .path("next");
        get("/v1/issues?project=paged&limit=2&cursor=" + second)
                .body("items.key", contains("paged-4"))
                .body("next", nullValue());
    }

    @Test
    void aCursorOfAnotherListIsNotOneOfOurs() {
        IntStream.range(0, 2).forEach(i -> put("/v1/people/cursor-" + i, "{}"));
        String foreign = get("/v1/people?limit=1").extract().path("next");
        get("/v1/issues?cursor=" + foreign).statusCode(422).body("violations.field", contains("cursor"));
        get("/v1/issues?limit=0").statusCode(422).body("violations.field", contains("limit"));
    }
}
