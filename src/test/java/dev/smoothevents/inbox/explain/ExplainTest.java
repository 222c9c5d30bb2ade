package dev.smoothevents.inbox.explain;

import static dev.smoothevents.inbox.Service.delete;
import static dev.smoothevents.inbox.Service.get;
import static dev.smoothevents.inbox.Service.must;
import static dev.smoothevents.inbox.Service.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ExplainTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Test
    void whoIsToldKnowsWhyAndThatItArrived() {
        person("ex-mona");
        must("issues/ex%2Fa%231", "{'project':'ex/a','creator':'ex-mona'}");
        String event = post("ex/a#1", "comment_added", "'extra':{'mentions':['ex-mona']}");

        JsonNode email = settled(event, "ex-mona", "email", "delivered");
        assertThat(email.path("recipient").asText()).isEqualTo("ex-mona");
        assertThat(email.path("reasons")).map(JsonNode::asText).startsWith("mentioned", "creator");
        assertThat(email.path("recomputed").asBoolean()).isFalse();
        assertThat(email.at("/delivery/status").asText()).isEqualTo("delivered");
        assertThat(email.at("/delivery/attempts")).hasSize(1);
        assertThat(steps(email))
                .containsExactly(
                        "action passes",
                        "actor passes",
                        "person passes",
                        "recipient passes",
                        "subscription passes",
                        "preference passes",
                        "quiet_hours passes",
                        "address passes",
                        "delivery passes");
        settled(event, "ex-mona", "notification", "delivered");
        get("events/" + event + "/explain?person=ex-mona")
                .statusCode(200)
                .body("event", is(event))
                .body("issue", is("ex/a#1"))
                .body("action", is("comment_added"))
                .body("actor", is("octocat"))
                .body("person", is("ex-mona"))
                .body("inboxes.inbox", is(List.of("email", "linear", "notification", "slack")));
    }

    @Test
    void whoIsNotToldKnowsWhyNot() {
        person("ex-told");
        person("ex-muted");
        person("ex-unsub");
        must("people/ex-noaddress", "{}");
        must("people/ex-bot", "{'type':'bot','email':'bot@example.com'}");
        person("ex-off");
        must("people/ex-off/preferences", "{'inboxes':{'email':{'*':'off'},'notification':{'comment_added':'off'}}}");
        person("ex-other");
        must("issues/ex%2Fb%231", "{'project':'ex/b','creator':'octocat'}");
        for (String follower : new String[] {"told", "muted", "unsub", "noaddress", "bot", "off"}) {
            must("issues/ex%2Fb%231/subscribers/ex-" + follower);
        }
        must("issues/ex%2Fb%231/mute/ex-muted");
        delete("issues/ex%2Fb%231/subscribers/ex-unsub").statusCode(204);
        String event = post("ex/b#1", "comment_added", "'extra':{'mentions':['ex-muted','ex-ghost']}");

        settled(event, "ex-told", "email", "delivered");
        settled(event, "ex-told", "notification", "delivered");
        for (String inbox : new String[] {"email", "notification"}) {
            assertThat(verdict(event, "octocat", inbox)).isEqualTo("actor");
            assertThat(verdict(event, "ex-muted", inbox)).isEqualTo("muted");
            assertThat(verdict(event, "ex-unsub", inbox)).isEqualTo("unsubscribed");
            assertThat(verdict(event, "ex-bot", inbox)).isEqualTo("bot");
            assertThat(verdict(event, "ex-off", inbox)).isEqualTo("preference_off");
            assertThat(verdict(event, "ex-other", inbox)).isEqualTo("not_a_recipient recomputed");
            assertThat(verdict(event, "system", inbox)).isEqualTo("system recomputed");
            assertThat(verdict(event, "ex-nobody", inbox)).isEqualTo("unknown_person recomputed");
        }
        assertThat(verdict(event, "ex-noaddress", "email")).isEqualTo("no_address");
        assertThat(verdict(event, "ex-noaddress", "notification")).isEqualTo("delivered");
        assertThat(explained(event, "ex-off", "email").path("text").asText())
                .isEqualTo("It is not told: off, by the person's preference for all actions.");
    }

    @Test
    void whatHappenedIsExplainedWhateverHasChangedSince() {
        person("ex-then");
        person("ex-late");
        must("issues/ex%2Fc%231", "{'project':'ex/c'}");
        must("issues/ex%2Fc%231/subscribers/ex-then");
        String event = post("ex/c#1", "comment_added", "");
        settled(event, "ex-then", "notification", "delivered");
        settled(event, "ex-then", "email", "delivered");

        must("issues/ex%2Fc%231/mute/ex-then");
        must("people/ex-then/preferences", "{'inboxes':{'email':{'*':'off'}}}");
        must("issues/ex%2Fc%231/subscribers/ex-late");

        assertThat(verdict(event, "ex-then", "email")).isEqualTo("delivered");
        assertThat(verdict(event, "ex-late", "email")).isEqualTo("not_a_recipient recomputed");
        assertThat(explained(event, "ex-late", "email").path("text").asText()).contains("came later");
    }

    @Test
    void anEmailWaitsForTheQuietHoursOfItsRecipientButTheAppDoesNot() {
        person("ex-night");
        Instant end = night("ex-night");
        must("issues/ex%2Fd%231", "{'project':'ex/d'}");
        must("issues/ex%2Fd%231/subscribers/ex-night");
        String event = post("ex/d#1", "comment_added", "");

        JsonNode email = settled(event, "ex-night", "email", "quiet_hours");
        assertThat(email.at("/delivery/status").asText()).isEqualTo("pending");
        assertThat(Instant.parse(email.at("/delivery/dueAt").asText())).isEqualTo(end);
        assertThat(steps(email)).contains("quiet_hours waits");
        assertThat(email.path("reasons")).map(JsonNode::asText).containsExactly("manual");
        settled(event, "ex-night", "notification", "delivered");
    }

    @Test
    void whatIsMandatoryOvertakesWhatWaitsForTheNightToEnd() {
        person("ex-alarm");
        night("ex-alarm");
        must("issues/ex%2Fe%231", "{'project':'ex/e'}");
        must("issues/ex%2Fe%231/subscribers/ex-alarm");
        String first = post("ex/e#1", "comment_added", "");
        String second = post("ex/e#1", "comment_added", "");
        settled(first, "ex-alarm", "email", "quiet_hours");
        settled(second, "ex-alarm", "email", "quiet_hours");

        // as if its action were mandatory
        pool.preparedQuery("""
                        UPDATE deliveries SET why = '{"reasons": ["manual"], "mandatory": true}', due_at = now()
                        WHERE event_id = $1 AND inbox = 'email'""")
                .execute(Tuple.of(UUID.fromString(second)))
                .await()
                .indefinitely();

        settled(second, "ex-alarm", "email", "delivered");
        assertThat(verdict(first, "ex-alarm", "email")).isEqualTo("quiet_hours");
    }

    @Test
    void anEmailMayWaitForADigest() {
        person("ex-digest");
        must("people/ex-digest/preferences", "{'inboxes':{'email':{'*':'digest'}},'digest':{'frequency':'hourly'}}");
        must("issues/ex%2Ff%231", "{'project':'ex/f'}");
        must("issues/ex%2Ff%231/subscribers/ex-digest");
        String event = post("ex/f#1", "comment_added", "");

        JsonNode email = settled(event, "ex-digest", "email", "digest");
        assertThat(email.at("/delivery/status").asText()).isEqualTo("digested");
        Instant due = Instant.parse(email.at("/delivery/dueAt").asText());
        assertThat(due).isEqualTo(due.truncatedTo(ChronoUnit.HOURS)).isAfter(Instant.now());
        assertThat(email.path("text").asText()).startsWith("It waits for the hourly digest of ex-digest at ");
    }

    @Test
    void whatCouldNotBeToldIsDeadInTheProvidersWords() {
        must("people/ex-dead", "{'email':'missing.ex@example.com'}");
        must("projects/ex%2Fg", "{'slack':{'channel':'#missing-ex'}}");
        must("issues/ex%2Fg%231", "{'project':'ex/g','creator':'ex-dead'}");
        String event = post("ex/g#1", "comment_added", "");

        JsonNode email = settled(event, "ex-dead", "email", "dead");
        assertThat(email.path("text").asText()).contains("550 5.1.1 No such user");
        assertThat(steps(email)).last().isEqualTo("delivery stops");
        JsonNode slack = settled(event, "ex-dead", "slack", "dead");
        assertThat(slack.path("recipient").asText()).isEqualTo("#missing-ex");
        assertThat(slack.path("text").asText()).contains("channel_not_found");
        assertThat(verdict(event, "ex-dead", "linear")).isEqualTo("no_destination recomputed");
    }

    @Test
    void anActionThatAnInboxIsNotToldOfIsToldToWhoAsksForIt() {
        person("ex-asks");
        person("ex-plain");
        must("issues/ex%2Fh%231", "{'project':'ex/h'}");
        must("issues/ex%2Fh%231/subscribers/ex-asks");
        must("issues/ex%2Fh%231/subscribers/ex-plain");
        String before = post("ex/h#1", "label_added", "");
        assertThat(verdict(before, "ex-asks", "email")).isEqualTo("not_for_inbox recomputed");

        must("people/ex-asks/preferences", "{'inboxes':{'email':{'label_added':'immediate'}}}");
        String after = post("ex/h#1", "label_added", "");
        settled(after, "ex-asks", "email", "delivered");
        assertThat(verdict(after, "ex-plain", "email")).isEqualTo("not_for_inbox recomputed");
        assertThat(verdict(after, "ex-plain", "slack")).isEqualTo("not_for_inbox recomputed");
    }

    @Test
    void aProjectSilencesItsChannel() {
        must("projects/ex%2Fi", "{'slack':{'channel':'#ex-i'}}");
        must("projects/ex%2Fi/preferences", "{'inboxes':{'slack':{'comment_added':'off'}}}");
        String silent = post("ex/i#1", "comment_added", "");
        String loud = post("ex/i#1", "issue_opened", "");

        settled(loud, "octocat", "slack", "delivered");
        assertThat(verdict(silent, "octocat", "slack")).isEqualTo("preference_off");
    }

    @Test
    void whatCannotBeExplainedIsSaid() {
        get("events/" + UUID.randomUUID() + "/explain?person=octocat").statusCode(404);
        get("events/nonsense/explain?person=octocat").statusCode(404);
        String event = post("ex/j#1", "issue_viewed", "");
        get("events/" + event + "/explain").statusCode(422).body("violations[0].field", is("person"));
        get("events/" + event + "/explain?person=octocat&inbox=sms")
                .statusCode(422)
                .body("violations[0].field", is("inbox"));
        get("events/" + event + "/explain?person=octocat&inbox=slack")
                .statusCode(200)
                .body("inboxes", hasSize(1))
                .body("inboxes.verdict", hasItem("not_for_inbox"));
    }

    private static void person(String key) {
        must("people/" + key, "{'email':'" + key + "@example.com','timeZone':'UTC'}");
    }

    /** Quiet hours around now, and when they end. */
    private static Instant night(String person) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        Instant end = now.plus(3, ChronoUnit.HOURS);
        must(
                "people/" + person + "/preferences",
                "{'quietHours':{'from':'" + time(now.minus(3, ChronoUnit.HOURS)) + "','to':'" + time(end) + "'}}");
        return end;
    }

    private static LocalTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalTime();
    }

    private static JsonNode settled(String event, String person, String inbox, String verdict) {
        return await().atMost(SOON)
                .until(
                        () -> explained(event, person, inbox),
                        found -> verdict.equals(found.path("verdict").asText()));
    }

    private static String verdict(String event, String person, String inbox) {
        JsonNode found = explained(event, person, inbox);
        return found.path("verdict").asText() + (found.path("recomputed").asBoolean() ? " recomputed" : "");
    }

    private static JsonNode explained(String event, String person, String inbox) {
        JsonNode answer = Api.read(given().queryParam("person", person)
                .queryParam("inbox", inbox)
                .get("/v1/events/" + event + "/explain"));
        assertThat(answer.path("inboxes")).hasSize(1);
        return answer.path("inboxes").get(0);
    }

    private static List<String> steps(JsonNode inbox) {
        return StreamSupport.stream(inbox.path("steps").spliterator(), false)
                .map(step ->
                        step.path("step").asText() + " " + step.path("result").asText())
                .toList();
    }
}
