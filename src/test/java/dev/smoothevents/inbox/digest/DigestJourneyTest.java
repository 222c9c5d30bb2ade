package dev.smoothevents.inbox.digest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The running service, over real SMTP. What waits here was planned two days ago, so it is due at once. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DigestJourneyTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String PLAN = """
            INSERT INTO deliveries (account, id, inbox, event_id, issue_id, recipient, lane, status, reason, created_at)
            SELECT 'default', $1, 'email', e.id, e.issue_id, $3, 0, 'digested', 'subscriber', $4
            FROM issue_events e WHERE e.account = 'default' AND e.id = $2""";

    private static final String LEDGER = """
            SELECT status, reason, digest_id, attempts::text AS attempts FROM deliveries
            WHERE account = 'default' AND inbox = 'email' AND event_id = $1 AND recipient = $2""";

    @Inject
    Pool pool;

    private final String person = Api.unique("dj");
    private final String address = person + "@example.com";

    @Test
    void allThatWaitsComesInOneMailGroupedByIssue() {
        Api.put("people", person, Api.json("{'timeZone':'Europe/Berlin'}").put("email", address));
        String first = comment("dj/web#1", "Slow page", "one");
        String second = comment("dj/web#2", "Wrong colour", "two");
        String third = comment("dj/web#1", "Slow page", "three");
        List.of(first, second, third).forEach(this::plan);

        await().atMost(SOON).untilAsserted(() -> assertThat(mails()).hasSize(1));
        String mail = mails().get(0);
        assertThat(mail)
                .contains("Subject: 3 updates on 2 issues in dj/web")
                .contains("Slow page")
                .contains("Wrong colour")
                .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click")
                .contains("(Europe/Berlin)");
        await().atMost(SOON).untilAsserted(() -> assertThat(status(first)).isEqualTo("delivered"));
        UUID digest = ledger(first).getUUID("digest_id");
        assertThat(mail).contains("Message-ID: <digest/" + digest + "@");
        for (String event : List.of(first, second, third)) {
            assertThat(ledger(event).getUUID("digest_id")).isEqualTo(digest);
            assertThat(ledger(event).getString("attempts")).contains("accepted by the mail server");
        }
    }

    @Test
    void nothingIsSaidOfWhatIsGoneAndNothingAtAllIfThatWasAll() {
        Api.put("people", person, Api.json("{}").put("email", address));
        String issue = Api.unique("dj/gone") + "#1";
        String event = comment(issue, "Gone", "one");
        given().delete("/v1/issues/{key}", issue).then().statusCode(204);
        plan(event);
        await().atMost(SOON).untilAsserted(() -> assertThat(status(event)).isEqualTo("cancelled"));
        assertThat(ledger(event).getString("reason")).isEqualTo("issue deleted");
        assertThat(mails()).isEmpty();
    }

    @Test
    void whoHasNoAddressByThenIsSkipped() {
        Api.put("people", person, Api.json("{}"));
        String event = comment("dj/web#3", "x", "one");
        plan(event);
        await().atMost(SOON).untilAsserted(() -> assertThat(status(event)).isEqualTo("skipped"));
        assertThat(ledger(event).getString("reason")).isEqualTo("no e-mail address");
    }

    @Test
    void anAddressThatTheServerRefusesIsDeadWithItsAnswer() {
        Api.put("people", person, Api.json("{}").put("email", "missing-" + address));
        String event = comment("dj/web#4", "x", "one");
        plan(event);
        await().atMost(SOON).untilAsserted(() -> assertThat(status(event)).isEqualTo("dead"));
        assertThat(ledger(event).getString("attempts")).contains("No such user");
    }

    private static String comment(String issue, String title, String id) {
        String project = issue.substring(0, issue.indexOf('#'));
        Api.post(Api.event(issue, "issue_opened")
                .put("project", project)
                .set("record", Api.json("{'type':'issue','id':'1'}").put("title", title)));
        JsonNode event = Api.event(issue, "comment_added")
                .put("project", project)
                .set("record", Api.json("{'type':'comment','body':'words'}").put("id", issue + id));
        return Api.record(event).path("id").textValue();
    }

    private void plan(String event) {
        OffsetDateTime before = OffsetDateTime.now(ZoneOffset.UTC).minusDays(2);
        run(PLAN, Tuple.of(UuidCreator.getTimeOrderedEpochPlus1(), UUID.fromString(event), person, before));
    }

    private String status(String event) {
        return ledger(event).getString("status");
    }

    private Row ledger(String event) {
        return run(LEDGER, Tuple.of(UUID.fromString(event), person)).iterator().next();
    }

    private List<String> mails() {
        List<String> mails = new ArrayList<>();
        for (JsonNode item :
                Api.read(Api.get("/local/sent", "channel", "email")).path("items")) {
            if (item.path("destination").textValue().equals(address)) {
                mails.add(item.path("request").textValue());
            }
        }
        return mails;
    }

    private RowSet<Row> run(String sql, Tuple values) {
        return pool.preparedQuery(sql).execute(values).await().atMost(SOON);
    }
}
