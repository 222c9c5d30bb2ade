package dev.smoothevents.inbox.linear;

import static dev.smoothevents.inbox.linear.LinearWorld.SOON;
import static dev.smoothevents.inbox.linear.LinearWorld.about;
import static dev.smoothevents.inbox.linear.LinearWorld.comment;
import static dev.smoothevents.inbox.linear.LinearWorld.event;
import static dev.smoothevents.inbox.linear.LinearWorld.ledger;
import static dev.smoothevents.inbox.linear.LinearWorld.sync;
import static dev.smoothevents.inbox.linear.LinearWorld.told;
import static dev.smoothevents.inbox.linear.LinearWorld.twin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.action.Action;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.lane.Lanes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way from the first event of an issue to its twin, on a real database and Linear's stand-in. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LinearSyncTest {

    @Inject
    Pool pool;

    @ConfigProperty(name = "smooth.local.url")
    String standIns;

    @ConfigProperty(name = "smooth.kafka.bootstrap-servers")
    String kafka;

    private LinearWorld world;

    @BeforeEach
    void meet() {
        world = new LinearWorld(standIns, kafka);
    }

    @AfterEach
    void allIsWell() {
        world.fault("ok", 0);
        world.allow(1_000_000, 3600);
    }

    @Test
    void whicheverEventComesFirstMakesTheTwinOnce() {
        sync("lin/first");
        Api.record(comment("lin/first#1", "1", "one"));
        Api.record(comment("lin/first#1", "2", "two"));
        told("lin/first#1", 2);

        assertThat(world.comments(twin("lin/first#1"))).containsExactly("one", "two");
        assertThat(ledger("lin/first#1")).noneMatch(line -> line.endsWith("history"));
    }

    @Test
    void aFirstSyncBringsTheHistoryInOrder() {
        String issue = "lin/old#1";
        List<ObjectNode> past = past(issue);
        past.forEach(Api::record);
        world.heard();
        assertThat(ledger(issue)).as("nothing to Linear yet").isEmpty();

        sync("lin/old");
        Api.record(comment(issue, "4", "now"));
        told(issue, past.size() + 1);

        JsonNode twin = world.inLinear(twin(issue));
        assertThat(twin.path("title").asText()).isEqualTo("New title");
        assertThat(twin.path("description").asText()).startsWith("It is red");
        assertThat(twin.path("createdAt").asText()).isEqualTo("2024-01-01T00:00:00Z");
        assertThat(twin.path("state").path("type").asText()).isEqualTo("unstarted");
        assertThat(twin.path("labelIds")).hasSize(1);
        assertThat(twin.path("priority").asInt()).isEqualTo(2);
        assertThat(twin.path("attachments").findValuesAsText("url")).containsExactly("https://example.org/lin/old/1");
        assertThat(world.comments(twin(issue))).containsExactly("first", "second, better", "now");
        assertThat(twin.path("comments").path("nodes").path(0).path("createdAt").asText())
                .isEqualTo("2024-01-01T00:00:01Z");
        assertThat(ledger(issue))
                .containsExactly(
                        "delivered history", // opened
                        "delivered history", // first
                        "delivered history", // label
                        "delivered history", // second
                        "skipped something later has made it idle", // a comment that is deleted
                        "delivered history", // second is edited
                        "delivered history", // the other is not there anyway
                        "skipped in the twin from its beginning", // renamed
                        "delivered history", // closed
                        "delivered history", // priority
                        "delivered history", // reopened
                        "delivered synced project");
    }

    @Test
    void aCrashInTheMiddleOfAHistoryTellsNothingTwice() {
        String issue = "lin/crash#1";
        List<String> words =
                IntStream.rangeClosed(1, 12).mapToObj(n -> "word " + n).toList();
        words.forEach(word -> Api.record(comment(issue, word, word)));
        world.heard();
        sync("lin/crash");
        world.fault("drop-reply", 3);
        Api.record(comment(issue, "last", "last"));
        told(issue, 13);
        List<String> all = new ArrayList<>(words);
        all.add("last");
        assertThat(world.comments(twin(issue)))
                .as("done, but the answers were lost")
                .containsExactlyElementsOf(all);

        // what a crash leaves: told, and not written down
        sql("UPDATE deliveries SET status = 'pending', due_at = now() WHERE inbox = 'linear' AND issue_id = $1", issue);
        sql("UPDATE issues SET linear_issue_id = NULL WHERE id = $1", issue);
        told(issue, 13);

        assertThat(world.comments(twin(issue))).containsExactlyElementsOf(all);
    }

    @Test
    void aLongHistoryHoldsUpNobodyElse() {
        String longOne = "lin/long#1";
        record(IntStream.range(0, 900).mapToObj(n -> comment(longOne, "c" + n, "c" + n)));
        String neighbour = neighbour(longOne);
        world.heard();

        sync("lin/long");
        Api.record(comment(longOne, "now", "now"));
        await().atMost(SOON).until(() -> twin(longOne) != null);
        Api.record(comment(neighbour, "next door", "next door"));
        await().atMost(SOON).until(() -> !ledger(neighbour).isEmpty() && pending(neighbour) == 0);

        assertThat(pending(longOne)).as("still in the first half of it").isGreaterThan(450);
        sql("UPDATE deliveries SET status = 'cancelled' WHERE issue_id = $1 AND status = 'pending'", longOne);
    }

    @Test
    void aRelationBringsTheOtherIssueAndIsMadeOnce() {
        Api.record(comment("lin/rel#2", "1", "old words"));
        world.heard();
        sync("lin/rel");
        Api.record(about("lin/rel#1", "blocked_by_added", "issue", "lin/rel#2"));
        told("lin/rel#1", 1);
        told("lin/rel#2", 1);
        Api.record(about("lin/rel#2", "blocking_added", "issue", "lin/rel#1"));
        told("lin/rel#2", 2);

        assertThat(world.comments(twin("lin/rel#2"))).containsExactly("old words");
        JsonNode relations =
                world.inLinear(twin("lin/rel#1")).path("inverseRelations").path("nodes");
        assertThat(relations).hasSize(1);
        assertThat(relations.path(0).path("issue").path("id").asText()).isEqualTo(twin("lin/rel#2"));

        Api.record(about("lin/rel#1", "blocked_by_removed", "issue", "lin/rel#2"));
        told("lin/rel#1", 2);
        assertThat(world.inLinear(twin("lin/rel#1")).path("inverseRelations").path("nodes"))
                .isEmpty();
        Api.record(about("lin/rel#1", "blocked_by_added", "issue", "lin/rel#2"));
        told("lin/rel#1", 3);
        assertThat(world.inLinear(twin("lin/rel#1")).path("inverseRelations").path("nodes"))
                .as("related again, under another id")
                .hasSize(1);
    }

    @Test
    void anOlderChangeThatIsToldAgainDoesNotUndoANewerOne() {
        String issue = "lin/order#1";
        sync("lin/order");
        Api.record(renamed(issue, "Older"));
        Api.record(renamed(issue, "Newer"));
        told(issue, 2);

        sql("""
                UPDATE deliveries
                SET status = 'pending', due_at = now()
                WHERE inbox = 'linear' AND event_id = (
                    SELECT id FROM issue_events WHERE issue_id = $1 AND sequence = 1)""", issue);
        await().atMost(SOON).until(() -> pending(issue) == 0);

        assertThat(world.inLinear(twin(issue)).path("title").asText()).isEqualTo("Newer");
        assertThat(ledger(issue).get(0)).isEqualTo("skipped something later has made it idle");
    }

    @Test
    void aCallerThatForgetsTheTwinDoesNotMakeAnother() {
        String issue = "lin/forget#1";
        sync("lin/forget");
        Api.record(comment(issue, "1", "one"));
        told(issue, 1);
        String twin = twin(issue);

        given().contentType("application/json")
                .body("{\"title\":\"Another title\"}")
                .put("/v1/issues/{key}", issue)
                .then()
                .statusCode(200);
        assertThat(twin(issue)).isNull();
        Api.record(comment(issue, "2", "two"));
        told(issue, 2);

        assertThat(twin(issue)).isEqualTo(twin);
        assertThat(world.comments(twin)).containsExactly("one", "two");
    }

    @Test
    void aTwinThatSomebodyChoseGetsNoHistory() {
        String issue = "lin/chosen#1";
        Api.record(comment(issue, "1", "before"));
        world.heard();
        given().contentType("application/json")
                .body("{\"linear\":{\"issueId\":\"ENG-4711\"}}")
                .put("/v1/issues/{key}", issue)
                .then()
                .statusCode(200);
        Api.record(comment(issue, "2", "after"));
        told(issue, 1);

        assertThat(world.comments("ENG-4711")).containsExactly("after");
    }

    @Test
    void withLittleAllowedEverythingArrivesOnlyLater() {
        sync("lin/scarce");
        Api.record(comment("lin/scarce#1", "0", "0"));
        told("lin/scarce#1", 1);
        world.allow(12, 6);
        List<String> words =
                IntStream.rangeClosed(1, 15).mapToObj(Integer::toString).toList();
        words.forEach(word -> Api.record(comment("lin/scarce#1", word, word)));
        told("lin/scarce#1", 16);

        assertThat(world.comments(twin("lin/scarce#1"))).hasSize(16).endsWith("14", "15");
    }

    @Test
    void linearTakesEverythingThatTheCatalogueCanSay() {
        sync("lin/all");
        List<Action> actions = ActionCatalogue.builtIn().all();
        List<ObjectNode> events = new ArrayList<>();
        for (int n = 0; n < Naughty.STRINGS.size(); n++) {
            for (Action action : actions) {
                if (action.inboxes().contains("linear")) {
                    events.add(LinearWords.event("lin/all#" + n, action, Naughty.STRINGS.get(n)));
                }
            }
        }
        record(events.stream());

        await().atMost(SOON.multipliedBy(3))
                .until(() -> count("status = 'pending' AND inbox = 'linear' AND issue_id IN"
                                + " (SELECT id FROM issues WHERE project = 'lin/all')")
                        == 0);
        assertThat(count("inbox = 'linear' AND issue_id IN (SELECT id FROM issues WHERE project = 'lin/all')"))
                .isEqualTo(events.size());
        assertThat(count("status = 'dead' AND inbox = 'linear' AND issue_id IN"
                        + " (SELECT id FROM issues WHERE project = 'lin/all')"))
                .isZero();
        assertThat(world.refusals()).noneMatch(reason -> reason.contains("Validation"));
    }

    private static List<ObjectNode> past(String issue) {
        ObjectNode opened = event(issue, "issue_opened");
        opened.putObject("record")
                .put("type", "issue")
                .put("id", issue)
                .put("title", "Old title")
                .put("url", "https://example.org/lin/old/1")
                .put("body", "It is red");
        ObjectNode label = about(issue, "label_added", "label", "bug");
        ObjectNode edited = comment(issue, "2", "second, better").put("action", "comment_edited");
        ObjectNode closed = event(issue, "issue_closed");
        closed.putObject("extra").put("state_reason", "not_planned");
        ObjectNode priority = about(issue, "field_set", "issue_field", "9");
        priority.putObject("extra").put("field_name", "Priority").put("value", "High");
        List<ObjectNode> past = List.of(
                opened,
                comment(issue, "1", "first"),
                label,
                comment(issue, "2", "second"),
                comment(issue, "3", "a mistake"),
                edited,
                about(issue, "comment_deleted", "comment", "3"),
                renamed(issue, "New title"),
                closed,
                priority,
                event(issue, "issue_reopened"));
        for (int n = 0; n < past.size(); n++) {
            past.get(n).put("occurredAt", "2024-01-01T00:00:%02dZ".formatted(n));
        }
        return past;
    }

    private static ObjectNode renamed(String issue, String title) {
        ObjectNode event = event(issue, "issue_renamed");
        event.putObject("extra").put("to", title);
        return event;
    }

    private static void record(Stream<ObjectNode> events) {
        ArrayNode batch = JsonNodeFactory.instance.arrayNode();
        events.forEach(batch::add);
        given().contentType("application/json")
                .body(batch.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/events/batch")
                .then()
                .statusCode(200);
    }

    /** Another issue of the project whose deliveries are in the same lane. */
    private static String neighbour(String issue) {
        String project = issue.substring(0, issue.indexOf('#'));
        short lane = lane(issue);
        for (int n = 2; ; n++) {
            String other = project + "#" + n;
            Api.record(comment(other, "old", "old"));
            if (lane(other) == lane) {
                return other;
            }
        }
    }

    private static short lane(String issue) {
        return Lanes.of("linear twin " + LinearWorld.id(issue));
    }

    private long pending(String issue) {
        return count("status = 'pending' AND inbox = 'linear' AND issue_id = '" + LinearWorld.id(issue) + "'");
    }

    private long count(String where) {
        return pool.query("SELECT count(*) AS n FROM deliveries WHERE " + where)
                .execute()
                .await()
                .atMost(SOON)
                .iterator()
                .next()
                .getLong("n");
    }

    private void sql(String statement, String issue) {
        pool.preparedQuery(statement)
                .execute(Tuple.of(UUID.fromString(LinearWorld.id(issue))))
                .await()
                .atMost(SOON);
    }
}
