package dev.smoothevents.inbox.preference;

import static dev.smoothevents.inbox.Service.delete;
import static dev.smoothevents.inbox.Service.get;
import static dev.smoothevents.inbox.Service.must;
import static dev.smoothevents.inbox.Service.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.smoothevents.LocalStackResource;
import dev.smoothevents.issue.Accounts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PreferencesResourceTest {

    private static final String FULL =
            "{'inboxes':{'email':{'*':'digest','comment_added':'immediate'},'slack':{'*':'off'}},"
                    + "'digest':{'frequency':'weekly','at':'18:30','day':'friday'},'quietHours':{'from':'22:00','to':'07:00'}}";

    @Inject
    OptOut optOut;

    @Inject
    Pool pool;

    @Test
    void aPersonsPreferencesAreReplacedAsAWhole() {
        must("people/pr%2Fmona", "{}");
        get("people/pr%2Fmona/preferences")
                .statusCode(200)
                .body("inboxes", anEmptyMap())
                .body("digest", nullValue())
                .body("quietHours", nullValue())
                .body("updatedAt", nullValue());

        put("people/pr%2Fmona/preferences", FULL).statusCode(200).body("inboxes.email.comment_added", is("immediate"));
        String stored = get("people/pr%2Fmona/preferences")
                .body("inboxes.email.'*'", is("digest"))
                .body("inboxes.slack.'*'", is("off"))
                .body("digest.frequency", is("weekly"))
                .body("digest.at", is("18:30"))
                .body("digest.day", is("friday"))
                .body("quietHours.from", is("22:00"))
                .body("quietHours.to", is("07:00"))
                .body("updatedAt", notNullValue())
                .extract()
                .asString();
        put("people/pr%2Fmona/preferences", stored).statusCode(200).body("inboxes.email", aMapWithSize(2));

        put("people/pr%2Fmona/preferences", "{'inboxes':{'email':{'issue_closed':'off'}}}")
                .statusCode(200)
                .body("inboxes", aMapWithSize(1))
                .body("inboxes.email", aMapWithSize(1))
                .body("digest", nullValue())
                .body("quietHours", nullValue());
    }

    @Test
    void whoHasPreferencesExists() {
        put("people/pr-new/preferences", "{}").statusCode(200);
        get("people/pr-new").statusCode(200);
        put("projects/pr%2Fnew/preferences", "{}").statusCode(200);
        get("projects/pr%2Fnew").statusCode(200);

        get("people/pr-nobody/preferences").statusCode(404);
        get("projects/pr-nothing/preferences").statusCode(404);
    }

    @Test
    void whoGoesLeavesNoPreferences() {
        put("people/pr-gone/preferences", FULL).statusCode(200);
        put("projects/pr-gone/preferences", "{'inboxes':{'slack':{'*':'off'}}}").statusCode(200);
        delete("people/pr-gone").statusCode(204);
        delete("projects/pr-gone").statusCode(204);
        get("people/pr-gone/preferences").statusCode(404);
        must("people/pr-gone", "{}");
        must("projects/pr-gone", "{}");

        get("people/pr-gone/preferences").body("inboxes", anEmptyMap()).body("digest", nullValue());
        get("projects/pr-gone/preferences").body("inboxes", anEmptyMap());
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        put(
                        "people/pr-wrong/preferences",
                        "{'inboxes':{'sms':{},'email':{'nope':'off'}},'digest':{'frequency':'often'}}")
                .statusCode(422)
                .body("violations.field", hasItems("inboxes.sms", "inboxes.email.nope", "digest.frequency"));
        put("people/pr-wrong/preferences", "{'inboxes':{'email':{'*':7}}}")
                .statusCode(422)
                .body("violations[0].field", is("inboxes.email.*"));
        put("people/pr-wrong/preferences", "{'inbox':{}}").statusCode(422).body("violations[0].field", is("inbox"));
        put("projects/pr-wrong/preferences", "{'quietHours':{'from':'22:00','to':'07:00'}}")
                .statusCode(422)
                .body("violations[0].field", is("quietHours"));
        put("people/pr-wrong/preferences", "").statusCode(400);
        get("people/pr-wrong").statusCode(404);
    }

    @Test
    void theAccountHasDefaults() {
        try {
            put("preferences", "{'inboxes':{'notification':{'issue_viewed':'off'}}}")
                    .statusCode(200);
            get("preferences").body("inboxes.notification.issue_viewed", is("off"));
        } finally {
            put("preferences", "{}").statusCode(200).body("inboxes", anEmptyMap());
        }
    }

    @Test
    void aLinkInAMessageLeadsOutOfAnIssueAnActionOrEverything() {
        put(
                "people/pr-out/preferences",
                "{'inboxes':{'email':{'comment_added':'immediate'}},'digest':{'frequency':'daily'}}");
        UUID issue = UUID.fromString(
                put("issues/pr%2Fout%231", "{'project':'pr/out'}").extract().path("id"));
        must("issues/pr%2Fout%231/subscribers/pr-out");

        optOut.ofIssue(Accounts.DEFAULT, issue, "pr-out").await().indefinitely();
        optOut.ofIssue(Accounts.DEFAULT, issue, "pr-out").await().indefinitely();
        optOut.ofIssue(Accounts.DEFAULT, UUID.randomUUID(), "pr-out").await().indefinitely();
        get("issues/pr%2Fout%231/subscribers").body("items", is(List.of()));

        optOut.ofAction(Accounts.DEFAULT, "pr-out", "email", "issue_closed")
                .await()
                .indefinitely();
        optOut.ofAction(Accounts.DEFAULT, "pr-out", "email", "no_such_action")
                .await()
                .indefinitely();
        get("people/pr-out/preferences")
                .body("inboxes.email", is(Map.of("comment_added", "immediate", "issue_closed", "off")))
                .body("digest.frequency", is("daily"));

        optOut.ofEverything(Accounts.DEFAULT, "pr-out", "email").await().indefinitely();
        get("people/pr-out/preferences")
                .body("inboxes.email", is(Map.of("*", "off")))
                .body("digest.frequency", is("daily"));
    }

    @Test
    void whoMutedAnIssueStaysDeafWhenALinkUnsubscribesThem() {
        UUID issue = UUID.fromString(
                put("issues/pr%2Fout%232", "{'project':'pr/out'}").extract().path("id"));
        must("issues/pr%2Fout%232/subscribers/pr-deaf");
        must("issues/pr%2Fout%232/mute/pr-deaf");

        optOut.ofIssue(Accounts.DEFAULT, issue, "pr-deaf").await().indefinitely();

        assertThat(state(issue)).isEqualTo("muted unsubscribed");
    }

    private String state(UUID issue) {
        return pool.preparedQuery("SELECT state || ' ' || before_mute AS said FROM subscriptions WHERE issue_id = $1")
                .execute(Tuple.of(issue))
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getString("said");
    }
}
