package dev.smoothevents.issue;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class PersonResourceTest {

    /** The order of the database: by the bytes of UTF-8, which for characters beyond the basic plane is not Java's. */
    private static final Comparator<String> BYTE_ORDER =
            Comparator.comparing(key -> key.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    @Test
    void aNewPersonIsCreatedAndThenReplaced() {
        put(
                        "mona",
                        "{\"name\":\"Mona\",\"email\":\"mona@example.com\",\"type\":\"bot\",\"timeZone\":\"Europe/Berlin\","
                                + "\"slackUserId\":\"U1\"}")
                .statusCode(201)
                .body("key", is("mona"))
                .body("type", is("bot"))
                .body("createdAt", notNullValue())
                .body("updatedAt", notNullValue());

        put("mona", "{\"name\":\"Mona Lisa\"}")
                .statusCode(200)
                .body("name", is("Mona Lisa"))
                .body("type", is("user"))
                .body("email", nullValue())
                .body("timeZone", nullValue());

        when().get("/v1/people/mona").then().statusCode(200).body("name", is("Mona Lisa"));
    }

    @Test
    void anAnswerCanBeSentBackAsItIs() {
        String answer =
                put("round", "{\"name\":\"Round\"}").statusCode(201).extract().asString();
        put("round", answer).statusCode(200).body("name", is("Round"));
    }

    @Test
    void aForgottenPersonIsGoneUntilSomebodyWritesThemDownAgain() {
        put("gone", "{\"name\":\"Gone\",\"email\":\"gone@example.com\"}").statusCode(201);

        when().delete("/v1/people/gone").then().statusCode(204);
        when().get("/v1/people/gone").then().statusCode(404).body("detail", containsString("gone"));
        when().delete("/v1/people/gone").then().statusCode(404);

        put("gone", "{}").statusCode(201).body("email", nullValue());
    }

    @Test
    void theSystemCannotBeChangedOrDeleted() {
        put("system", "{}").statusCode(422);
        when().delete("/v1/people/system").then().statusCode(422);
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        put("wrong", "{\"email\":\"a@b\\r\\nBcc: c@d\",\"type\":\"system\",\"timeZone\":\"Mars/Olympus\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", contains("email", "type", "timeZone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a%2Fb", "a%23b", "%C3%A4", "a%20b", "a%2Bb", "a+b", "a%3Bb", "a%25b", "a%3Fb", "acme%2F..%2Fx"})
    void aKeyMayHaveAnyCharacterInItsPath(String encoded) {
        String key = URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
        put(encoded, "{}").body("key", is(key));
        given().urlEncodingEnabled(false)
                .when()
                .get("/v1/people/" + encoded)
                .then()
                .statusCode(200)
                .body("key", is(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%20", "a%00b", "a%0Ab"})
    void aKeyThatCannotBeOneIsRefused(String encoded) {
        put(encoded, "{}").statusCode(422).body("violations[0].field", is("key"));
    }

    @Test
    void pagesGoOnWhereTheLastOneEndedUntilNoneIsLeft() {
        Stream.of("page-a", "page-b", "page-c").forEach(key -> put(key, "{}"));
        when().get("/v1/people?limit=1").then().body("items", hasSize(1)).body("next", notNullValue());
        assertThat(Directories.<String>all("/v1/people?limit=2", "items.key"))
                .containsSubsequence("page-a", "page-b", "page-c")
                .isSortedAccordingTo(BYTE_ORDER)
                .doesNotHaveDuplicates();
    }

    @Test
    void twoWhoCreateTheSamePersonAtOnceBothSucceed() {
        List<CompletableFuture<Integer>> calls = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> put("raced", "{\"name\":\"" + i + "\"}").extract().statusCode()))
                .toList();
        List<Integer> codes = calls.stream().map(CompletableFuture::join).toList();
        assertThat(codes).containsOnlyOnce(201).containsOnly(200, 201);
    }

    private static ValidatableResponse put(String encodedKey, String body) {
        return Directories.put("/v1/people/" + encodedKey, body);
    }
}
