package dev.smoothevents.inbox.email;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.startsWith;

import dev.smoothevents.Api;
import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class EmailPreviewTest {

    private final String person = Api.unique("pv");
    private String event;

    @BeforeEach
    void somethingHasHappened() {
        Api.put("people", person, Api.json("{}").put("email", person + "@example.com"));
        event = Api.record(Api.event(Api.unique("pv/web") + "#1", "comment_added")
                        .set("record", Api.json("{'type':'comment','id':'1','body':'Grüße an <b>alle</b>'}")))
                .path("id")
                .textValue();
    }

    @Test
    void asHtml() {
        preview(event, person, null, null)
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("Grüße an &lt;b&gt;alle&lt;/b&gt;"));
    }

    @Test
    void asText() {
        preview(event, person, "text", null)
                .statusCode(200)
                .contentType("text/plain")
                .body(startsWith("💬 octocat commented\n\n> Grüße an <b>alle</b>\n"));
    }

    @Test
    void asTheWholeMail() {
        preview(event, person, "eml", null)
                .statusCode(200)
                .contentType("message/rfc822")
                .body(containsString("To: " + person + "@example.com"))
                .body(containsString("/event/" + event + "@"))
                .body(containsString("Content-Type: multipart/alternative"));
    }

    @Test
    void asADigest() {
        preview(event, person, "text", "digest").statusCode(200).body(startsWith("1 update on 1 issue in "));
    }

    @Test
    void whatIsNotThereCannotBeShown() {
        preview(UUID.randomUUID().toString(), person, null, null).statusCode(404);
        preview(event, "nobody-" + person, null, null).statusCode(404);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        given().queryParam("event", "x")
                .queryParam("format", "pdf")
                .queryParam("template", "welcome")
                .get("/v1/email/preview")
                .then()
                .statusCode(422)
                .body("violations.field", hasItems("event", "person", "format", "template"));
    }

    private static ValidatableResponse preview(String event, String person, String format, String template) {
        var request = given().queryParam("event", event).queryParam("person", person);
        if (format != null) {
            request.queryParam("format", format);
        }
        if (template != null) {
            request.queryParam("template", template);
        }
        return request.get("/v1/email/preview").then();
    }
}
