package dev.smoothevents.inbox.notification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.http.Cursor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class NotificationResourceTest {

    @Inject
    Pool pool;

    @Test
    void eachItemTellsWhatHappenedAndWhyOneIsTold() {
        Notifications inbox = Notifications.ofNew("nr").mentioned("nr/a#1", 1);
        JsonNode item = inbox.list().get(0);
        assertThat(item.path("event").path("issue").textValue()).isEqualTo("nr/a#1");
        assertThat(item.path("text").textValue()).startsWith("octocat ");
        assertThat(item.path("reason").textValue()).isEqualTo("mentioned");
        assertThat(item.path("why").textValue()).isEqualTo("You were mentioned.");
        assertThat(item.path("readAt").isNull()).isTrue();
        assertThat(item.path("archivedAt").isNull()).isTrue();
    }

    @Test
    void readUnreadArchivedAndBack() {
        Notifications inbox = Notifications.ofNew("nr").mentioned("nr/b#1", 3);
        List<String> ids = ids(inbox.list());

        inbox.post("/" + ids.get(0) + "/read").statusCode(204);
        inbox.post("/" + ids.get(1) + "/archive").statusCode(204);
        assertThat(inbox.unread()).isEqualTo(1);
        assertThat(ids(inbox.list())).containsExactly(ids.get(0), ids.get(2));
        assertThat(ids(inbox.list("unread", "true"))).containsExactly(ids.get(2));
        assertThat(ids(inbox.list("unread", "false"))).containsExactly(ids.get(0));
        assertThat(ids(inbox.list("archived", "true"))).containsExactly(ids.get(1));
        assertThat(inbox.list("archived", "true", "unread", "true")).isEmpty();
        assertThat(inbox.list("archived", "true").get(0).path("readAt").isNull())
                .as("what is archived is read")
                .isFalse();

        inbox.post("/" + ids.get(1) + "/unarchive").statusCode(204);
        assertThat(ids(inbox.list("unread", "false"))).containsExactly(ids.get(0), ids.get(1));
        inbox.post("/" + ids.get(0) + "/archive").statusCode(204);
        inbox.post("/" + ids.get(0) + "/unread").statusCode(204);
        assertThat(ids(inbox.list("unread", "true")))
                .as("back from the archive, in its old place")
                .containsExactly(ids.get(0), ids.get(2));
        assertThat(inbox.unread()).isEqualTo(2);
    }

    @Test
    void doingItAgainChangesNothing() {
        Notifications inbox = Notifications.ofNew("nr").mentioned("nr/c#1", 1);
        String id = ids(inbox.list()).get(0);
        for (String change : List.of("/read", "/read", "/archive", "/archive")) {
            inbox.post("/" + id + change).statusCode(204);
        }
        JsonNode first = inbox.list("archived", "true").get(0);
        inbox.post("/" + id + "/archive").statusCode(204);
        assertThat(inbox.list("archived", "true").get(0)).as("the times stay").isEqualTo(first);
        assertThat(inbox.unread()).isZero();
    }

    @Test
    void readAllCanStopWhereOneHasSeenAndAtOneIssue() {
        Notifications inbox = Notifications.ofNew("nr")
                .mentioned("nr/d#1", 2)
                .mentioned("nr/d#2", 2)
                .mentioned("nr/d#1", 1);
        List<String> ids = ids(inbox.list());

        inbox.post("/read-all", "upTo", ids.get(3)).statusCode(200).body("read", is(2));
        assertThat(ids(inbox.list("unread", "true"))).containsExactly(ids.get(0), ids.get(1), ids.get(2));
        inbox.post("/read-all", "issue", "nr/d#2").statusCode(200).body("read", is(2));
        assertThat(ids(inbox.list("unread", "true"))).containsExactly(ids.get(0));
        inbox.post("/read-all").statusCode(200).body("read", is(1));
        inbox.post("/read-all").statusCode(200).body("read", is(0));
        assertThat(inbox.unread()).isZero();
    }

    @Test
    void byIssueThereIsOneRowForEach() {
        Notifications inbox = Notifications.ofNew("nr")
                .mentioned("nr/e#1", 3)
                .mentioned("nr/e#2", 1)
                .mentioned("nr/e#3", 2);
        List<String> ids = ids(inbox.list());
        inbox.post("/" + ids.get(0) + "/archive");
        inbox.post("/" + ids.get(2) + "/read");
        inbox.post("/" + ids.get(3) + "/read");

        List<JsonNode> groups = Api.items(inbox.path() + "/by-issue");
        assertThat(groups)
                .extracting(group -> group.path("issue").textValue() + " " + group.path("count") + " "
                        + group.path("unread") + " "
                        + group.path("latest").path("id").textValue())
                .containsExactly("nr/e#3 1 1 " + ids.get(1), "nr/e#2 1 0 " + ids.get(2), "nr/e#1 3 2 " + ids.get(3));
        assertThat(Api.items(inbox.path() + "/by-issue", "unread", "true"))
                .extracting(group -> group.path("issue").textValue() + " "
                        + group.path("latest").path("id").textValue())
                .containsExactly("nr/e#3 " + ids.get(1), "nr/e#1 " + ids.get(4));
        assertThat(ids(inbox.list("issue", "nr/e#1"))).containsExactly(ids.get(3), ids.get(4), ids.get(5));

        JsonNode first = Api.read(Api.get(inbox.path() + "/by-issue", "limit", "2"));
        JsonNode second = Api.read(Api.get(
                inbox.path() + "/by-issue",
                "limit",
                "2",
                "cursor",
                first.path("next").textValue()));
        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void pagesNeitherSkipNorRepeatWhileMoreCome() {
        Notifications inbox = Notifications.ofNew("nr").mentioned("nr/f#1", 12);
        List<String> before = ids(inbox.list());
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = Api.read(
                    cursor == null
                            ? Api.get(inbox.path(), "limit", "5")
                            : Api.get(inbox.path(), "limit", "5", "cursor", cursor));
            page.path("items").forEach(item -> seen.add(item.path("id").textValue()));
            cursor = page.path("next").textValue();
            inbox.mention("nr/f#1");
        } while (cursor != null);
        assertThat(seen).isEqualTo(before);
    }

    @Test
    void withAnIssueGoItsNotificationsAndTheirCount() {
        Notifications inbox = Notifications.ofNew("nr").mentioned("nr/g#1", 3).mentioned("nr/g#2", 2);
        inbox.post("/" + ids(inbox.list("issue", "nr/g#1")).get(0) + "/read");
        given().queryParam("purge", "true")
                .delete("/v1/issues/{key}", "nr/g#1")
                .then()
                .statusCode(204);
        assertThat(inbox.unread()).isEqualTo(2);
        assertThat(inbox.list()).hasSize(2);
    }

    @Test
    void theCountsAreThoseOfTheRows() {
        var drift = pool.query("""
                        SELECT person FROM notification_counts c
                        FULL JOIN (SELECT account, person, count(*) AS unread FROM notifications WHERE read_at IS NULL
                                   GROUP BY account, person) n USING (account, person)
                        WHERE coalesce(c.unread, 0) <> coalesce(n.unread, 0)""").execute().await().atMost(Notifications.SOON);
        assertThat(drift.size()).isZero();
    }

    @Test
    void whoAndWhatIsUnknownIsSaidSo() {
        Notifications nobody = new Notifications(Api.unique("nr-nobody"));
        for (String path : List.of("", "/unread-count", "/by-issue", "/stream")) {
            given().get(nobody.path() + path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("title", is("There is no such thing"));
        }
        nobody.post("/read-all").statusCode(404);
        nobody.post("/" + UUID.randomUUID() + "/read").statusCode(404);

        Notifications inbox = Notifications.ofNew("nr");
        Notifications other = Notifications.ofNew("nr").mentioned("nr/h#1", 1);
        String theirs = ids(other.list()).get(0);
        for (String change : List.of("read", "unread", "archive", "unarchive")) {
            inbox.post("/" + theirs + "/" + change).statusCode(404);
            inbox.post("/nonsense/" + change).statusCode(404);
        }
        inbox.post("/read-all", "upTo", theirs).statusCode(404);
        inbox.post("/read-all", "issue", "nr/nowhere#1").statusCode(404);
        given().queryParam("issue", "nr/nowhere#1").get(inbox.path()).then().statusCode(404);
        assertThat(other.unread()).isEqualTo(1);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        Notifications inbox = Notifications.ofNew("nr");
        for (String parameter : List.of("unread", "archived", "limit", "cursor")) {
            given().queryParam(parameter, "nonsense")
                    .get(inbox.path())
                    .then()
                    .statusCode(422)
                    .body("violations[0].field", is(parameter));
        }
        given().queryParam("cursor", Cursor.of("notifications", "x"))
                .get(inbox.path())
                .then()
                .statusCode(422)
                .body("violations[0].field", is("cursor"));
        for (String id : List.of("x", "-1", "1234567890123456789012")) {
            given().header("Last-Event-ID", id)
                    .get(inbox.path() + "/stream")
                    .then()
                    .statusCode(422)
                    .contentType("application/problem+json")
                    .body("violations[0].field", is("Last-Event-ID"));
        }
        given().get("/v1/people/{key}/notifications/unread-count", "a\u0000b")
                .then()
                .statusCode(422);
    }

    private static List<String> ids(List<JsonNode> items) {
        return items.stream().map(item -> item.path("id").textValue()).toList();
    }
}
