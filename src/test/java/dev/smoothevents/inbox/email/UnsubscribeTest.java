package dev.smoothevents.inbox.email;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From the mail that came over SMTP to the mail that does not come any more. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class UnsubscribeTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern LINK =
            Pattern.compile("List-Unsubscribe: <https://events.example.org(/v1/email/unsubscribe/\\S+)>");

    @Inject
    UnsubscribeLinks links;

    private final String person = Api.unique("un");
    private final String issue = Api.unique("un/web") + "#1";

    @BeforeEach
    void somebodyOpensAnIssue() {
        Api.put("people", person, Api.json("{}").put("email", person + "@example.com"));
        Api.put("issues", issue, Api.json("{'title':'Slow'}").put("creator", person));
    }

    @Test
    void oneClickIsEnoughAndTwoAreNotTooMany() {
        String path = linkOfMailAbout(comment());
        for (int click = 0; click < 2; click++) {
            click(path).statusCode(200).contentType("text/html").body(containsString("You are unsubscribed"));
        }
        assertThat(email(comment())).isEmpty();
    }

    @Test
    void aFormInPartsIsAsGood() {
        String path = linkOfMailAbout(comment());
        given().multiPart("List-Unsubscribe", "One-Click").post(path).then().statusCode(200);
        assertThat(email(comment())).isEmpty();
    }

    @Test
    void whoIsMentionedIsToldAllTheSame() {
        String path = linkOfMailAbout(comment());
        click(path).statusCode(200);
        String event = Api.record(
                        Api.event(issue, "comment_added").set("extra", Api.json("{'mentions':['" + person + "']}")))
                .path("id")
                .textValue();
        assertThat(email(event)).containsExactly("mentioned");
    }

    @Test
    void lookingAtTheLinkChangesNothing() {
        String path = linkOfMailAbout(comment());
        given().header("Accept", "text/html")
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html")
                .header("Set-Cookie", (String) null)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .body(containsString("<form method=\"post\">"))
                .body(containsString("value=\"One-Click\""));
        assertThat(email(comment())).containsExactly("creator");
    }

    @Test
    void withoutTheWordsOfTheRfcNothingHappens() {
        String path = linkOfMailAbout(comment());
        given().formParam("List-Unsubscribe", "Two-Clicks").post(path).then().statusCode(400);
        given().formParam("other", "One-Click").post(path).then().statusCode(400);
        given().contentType("application/json").body("{}").post(path).then().statusCode(415);
        assertThat(email(comment())).containsExactly("creator");
    }

    @Test
    void aLinkThatWasChangedIsRefused() {
        String path = linkOfMailAbout(comment());
        String forged = path.substring(0, path.length() - 3) + "AAA";
        click(forged)
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", is("https://smooth-events.dev/problems/link-not-valid"));
        given().header("Accept", "text/html,*/*")
                .get(forged)
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("not valid"))
                .body(not(containsString("<form")));
        assertThat(email(comment())).containsExactly("creator");
    }

    @Test
    void anOldLinkSaysSo() {
        UnsubscribeLink old = UnsubscribeLink.all("default", person, Instant.parse("2020-01-01T00:00:00Z"));
        String token = new LinkSigner("for-tests-and-for-nothing-else-at-all").sign(old.format());
        assertThat(links.read(token)).hasValue(old);
        click(UnsubscribeLinks.PATH + token)
                .statusCode(410)
                .body("type", is("https://smooth-events.dev/problems/link-expired"));
    }

    private static ValidatableResponse click(String path) {
        return given().redirects()
                .follow(false)
                .formParam("List-Unsubscribe", "One-Click")
                .post(path)
                .then()
                .header("Set-Cookie", (String) null);
    }

    private String comment() {
        return Api.record(Api.event(issue, "comment_added")).path("id").textValue();
    }

    private String linkOfMailAbout(String event) {
        assertThat(email(event)).containsExactly("creator");
        String mail = await().atMost(SOON).until(this::mails, text -> !text.isEmpty());
        Matcher link = LINK.matcher(mail);
        assertThat(link.find()).as(mail).isTrue();
        assertThat(mail).contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click");
        return link.group(1);
    }

    private String mails() {
        StringBuilder mails = new StringBuilder();
        for (JsonNode item :
                Api.read(Api.get("/local/sent", "channel", "email")).path("items")) {
            if (item.path("destination").textValue().startsWith(person)) {
                mails.append(item.path("request").textValue());
            }
        }
        return mails.toString();
    }

    /** Why they get a mail about the event; empty where they do not. The actor's own row, skipped, is of the same plan. */
    private List<String> email(String event) {
        await().atMost(SOON).until(() -> deliveries(event, "octocat"), rows -> !rows.isEmpty());
        return deliveries(event, person).stream()
                .filter(row -> !row.path("status").textValue().equals("skipped"))
                .map(row -> row.path("reason").textValue())
                .toList();
    }

    private static List<JsonNode> deliveries(String event, String recipient) {
        return Api.items("/v1/deliveries", "event", event, "inbox", "email", "person", recipient);
    }
}
