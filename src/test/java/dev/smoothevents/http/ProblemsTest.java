package dev.smoothevents.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"text\": 1}                          | text           | must be a string",
                "{\"text\": true}                       | text           | must be a string",
                "{\"text\": {}}                         | text           | must be a string",
                "{\"number\": \"1\"}                    | number         | must be a whole number",
                "{\"number\": 1.5}                      | number         | must be a whole number",
                "{\"number\": true}                     | number         | must be a whole number",
                "{\"number\": 99999999999}              | number         | must be a whole number",
                "{\"flag\": \"true\"}                   | flag           | must be true or false",
                "{\"flag\": 1}                          | flag           | must be true or false",
                "{\"at\": 1700000000}                   | at             | must be an ISO 8601 instant",
                "{\"at\": \"1700000000\"}               | at             | must be an ISO 8601 instant",
                "{\"at\": \"yesterday\"}                | at             | must be an ISO 8601 instant",
                "{\"at\": \"2026-11-23\"}               | at             | must be an ISO 8601 instant",
                "{\"at\": \"+99999-01-01T00:00:00Z\"}   | at             | must be an ISO 8601 instant",
                "{\"span\": 15}                         | span           | must be an ISO 8601 duration",
                "{\"span\": \"15 minutes\"}             | span           | must be an ISO 8601 duration",
                "{\"id\": \"42\"}                       | id             | must be a UUID",
                "{\"part\": \"x\"}                      | part           | must be an object",
                "{\"part\": {\"id\": 7}}                | part.id        | must be a string",
                "{\"part\": {\"size\": null}}           | part.size      | must be a whole number",
                "{\"parts\": {}}                        | parts          | must be an array",
                "{\"parts\": [{\"size\":2}, {\"size\": \"1\"}]} | parts[1].size  | must be a whole number",
                "{\"parts\": [{\"size\":1,\"colour\": 1}]}         | parts[0].colour| is not a known field; known are id, size",
                "[]                                     | body           | must be an object",
                "\"text\"                               | body           | must be an object",
            })
    void aFieldOfAnotherTypeIsNamedWithWhatItMustBe(String body, String field, String message) {
        post(body)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", is("https://smooth-events.dev/problems/validation"))
                .body("violations[0].field", is(field))
                .body("violations[0].message", startsWith(message))
                .body(not(containsString("java")))
                .body(not(containsString("smoothevents")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"text\": }                  | is not valid JSON, at line 1, column",
                "{\"part\": {\"id\": nope}}    | is not valid JSON, at line 1, column",
                "{\"text\": \"a\"              | ends too early, at line 1, column",
                "{\"part\": {\"id\":           | ends too early, at line 1, column",
                "{\"text\":\"a\",\"text\":\"b\"} | names a field twice, at line 1, column",
                "{} {}                         | goes on after its JSON value, at line 1, column",
                "{} x                          | is not valid JSON, at line 1, column",
                "not json                      | is not valid JSON, at line 1, column",
            })
    void whatIsNoJsonIsShownWhereItGoesWrong(String body, String detail) {
        post(body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("/malformed"))
                .body("detail", startsWith("The body " + detail))
                .body(not(containsString("Source")))
                .body(not(containsString("java")));
    }

    @Test
    void microsecondsAreKeptAndOffsetsBecomeUtc() {
        post("{\"at\":\"2026-11-23T20:00:00.123456789+02:00\",\"span\":\"PT15M\"}")
                .statusCode(200)
                .body("at", is("2026-11-23T18:00:00.123456Z"))
                .body("span", is("PT15M"));
    }

    @Test
    void nestingBeyondReasonIsMalformed() {
        post("{\"extra\":{\"deep\":" + "[".repeat(2_000)).statusCode(400);
    }

    @Test
    void anUnknownPathIsNotFound() {
        when().get("/v1/nothing")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("status", is(404));
    }

    @Test
    void anUnknownPathOutsideOfTheApiIsNotFoundEither() {
        when().get("/nothing").then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void anotherMethodIsNotAllowed() {
        when().delete("/v1/echo").then().statusCode(405).contentType("application/problem+json");
    }

    @Test
    void anotherFormatIsNotAcceptable() {
        given().accept("image/png")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/v1/echo")
                .then()
                .statusCode(406)
                .contentType("application/problem+json");
    }

    @Test
    void anotherContentTypeIsNotSupported() {
        given().contentType("application/xml")
                .body("<a/>")
                .post("/v1/echo")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bug", "stored-json"})
    void aFaultOfOursTellsNothingOfTheInside(String how) {
        when().get("/v1/echo/fail/" + how)
                .then()
                .statusCode(500)
                .contentType("application/problem+json")
                .body("type", endsWith("/internal"))
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")));
    }

    @Test
    void aDatabaseThatIsAwayAsksToTryAgain() {
        when().get("/v1/echo/fail/database")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("type", endsWith("/unavailable"))
                .body(not(containsString("10.0.0.1")));
    }

    @Test
    void healthAndTheApiDescriptionStillWork() {
        when().get("/q/openapi?format=json").then().statusCode(200).body("openapi", startsWith("3."));
        when().get("/q/health/live").then().statusCode(200).body("status", is("UP"));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .when()
                .post("/v1/echo")
                .then();
    }
}
