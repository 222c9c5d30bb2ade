package dev.smoothevents.event;

import static dev.smoothevents.Api.atOnce;
import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.events;
import static dev.smoothevents.Api.get;
import static dev.smoothevents.Api.json;
import static dev.smoothevents.Api.post;
import static dev.smoothevents.Api.read;
import static dev.smoothevents.Api.record;
import static dev.smoothevents.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class EventResourceTest {

    private static final String PROBLEMS = "https://smooth-events.dev/problems/";

    private final String issue = unique("acme/event#1");

    // ---- recording -------------------------------------------------------------------------------------------------

    @Test
    void anEventIsAnsweredInFullAndFoundWhereItSays() {
        ObjectNode event = event(issue, "comment_added").put("project", "acme/event");
        event.set(
                "record",
                json("{'type': 'comment', 'id': '1001', 'url': 'https://example.com/1', 'body': 'Looks good'}"));
        event.set("extra", json("{'mentions': ['hubot']}"));
        event.put("occurredAt", "2026-11-23T18:00:00Z");
        Instant before = Instant.now().truncatedTo(ChronoUnit.MICROS);

        Response answer = post(event);

        answer.then().statusCode(201).contentType("application/json");
        JsonNode body = read(answer.asString());
        assertThat(body.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "account",
                        "project",
                        "issue",
                        "sequence",
                        "action",
                        "actor",
                        "actorType",
                        "record",
                        "extra",
                        "occurredAt",
                        "recordedAt",
                        "occurrences",
                        "throttled",
                        "source",
                        "correlationId",
                        "causationId");
        UUID id = UUID.fromString(body.path("id").textValue());
        assertThat(id.version()).isEqualTo(7);
        ObjectNode rest = body.deepCopy();
        assertThat(Instant.parse(rest.remove("recordedAt").textValue())).isBetween(before, Instant.now());
        assertThat(rest).isEqualTo(json("""
                        {'id': 'ID', 'account': 'default', 'project': 'acme/event', 'issue': 'ISSUE', 'sequence': 1,
                         'action': 'comment_added', 'actor': 'octocat', 'actorType': 'user',
                         'record': {'type': 'comment', 'id': '1001', 'url': 'https://example.com/1', 'body': 'Looks good'},
                         'extra': {'mentions': ['hubot']}, 'occurredAt': '2026-11-23T18:00:00Z', 'occurrences': 1,
                         'throttled': false, 'source': 'api', 'correlationId': 'ID', 'causationId': null}""".replace("ID", id.toString()).replace("ISSUE", issue)));
        String location = answer.getHeader("Location");
        assertThat(location).endsWith("/v1/events/" + id);
        assertThat(read(get(location).then().statusCode(200).extract().asString()))
                .isEqualTo(body);
        assertThat(events(issue)).containsExactly(body);
    }

    @Test
    void theLeastIsEnough() {
        JsonNode body = record(event(issue, "comment_added").without("actor"));

        assertThat(body.path("actor").textValue()).isEqualTo("system");
        assertThat(body.path("actorType").textValue()).isEqualTo("system");
        assertThat(body.path("project").textValue()).isEqualTo("default");
        assertThat(body.path("record").isNull()).isTrue();
        assertThat(body.path("extra")).isEqualTo(json("{}"));
    }

    @Test
    void aBotIsKnownByItsName() {
        assertThat(record(event(issue, "comment_added").put("actor", "deploy[bot]"))
                        .path("actorType")
                        .textValue())
                .isEqualTo("bot");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "no-id", "1")) {
            get("/v1/events/" + id)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("type", is(PROBLEMS + "not-found"));
        }
    }

    // ---- throttle --------------------------------------------------------------------------------------------------

    @Test
    void aRepeatIsFoldedIntoTheEarlierEvent() {
        ObjectNode view = event(issue, "issue_viewed").put("occurredAt", "2026-11-23T18:00:00Z");
        String id = record(view).path("id").textValue();

        post(view.put("occurredAt", "2026-11-23T18:10:00Z"))
                .then()
                .statusCode(200)
                .header("Location", nullValue())
                .body("id", is(id))
                .body("throttled", is(true))
                .body("occurrences", is(2))
                .body("sequence", is(1))
                .body("occurredAt", is("2026-11-23T18:10:00Z"));

        get("/v1/events/" + id)
                .then()
                .body("throttled", is(false))
                .body("occurrences", is(2))
                .body("occurredAt", is("2026-11-23T18:10:00Z"));
        assertThat(events(issue)).hasSize(1);
    }

    @Test
    void anEarlierRepeatDoesNotMoveTimeBackwards() {
        ObjectNode view = event(issue, "issue_viewed").put("occurredAt", "2026-11-23T18:00:00Z");
        record(view);

        post(view.put("occurredAt", "2026-11-23T17:50:00Z"))
                .then()
                .statusCode(200)
                .body("occurredAt", is("2026-11-23T18:00:00Z"))
                .body("occurrences", is(2));
    }

    @Test
    void beyondTheWindowItIsANewEvent() {
        ObjectNode view = event(issue, "issue_viewed").put("occurredAt", "2026-11-23T18:00:00Z");
        record(view);

        assertThat(record(view.put("occurredAt", "2026-11-23T18:15:00.000001Z"))
                        .path("sequence")
                        .longValue())
                .isEqualTo(2);
    }

    @Test
    void aHundredAtOnceAreOneEventThatHappenedAHundredTimes() {
        ObjectNode view = event(issue, "issue_viewed").put("throttleWithin", "PT1H");

        List<Response> answers = atOnce(100, n -> post(view));

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(events(issue)).singleElement().satisfies(event -> assertThat(
                        event.path("occurrences").longValue())
                .isEqualTo(100));
    }

    // ---- idempotency -----------------------------------------------------------------------------------------------

    @Test
    void theSameKeyAndBodyGivesTheFirstAnswerAgain() {
        ObjectNode event = event(issue, "comment_added");
        String key = unique("key");

        Response first = post(event, key);
        Response second = post(event, key);

        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        second.then().statusCode(201).header("Idempotency-Replayed", "true");
        assertThat(read(second.asString())).isEqualTo(read(first.asString()));
        assertThat(second.getHeader("Location")).isEqualTo(first.getHeader("Location"));
        assertThat(events(issue)).hasSize(1);
    }

    @Test
    void anotherBodyWithTheSameKeyIsRefused() {
        ObjectNode event = event(issue, "comment_added");
        String key = unique("key");
        post(event, key).then().statusCode(201);

        post(event.put("actor", "hubot"), key)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", is(PROBLEMS + "idempotency-key-reused"));

        assertThat(events(issue)).hasSize(1);
    }

    @Test
    void anEventThatWasFoldedIsNotCountedAgainWithTheSameKey() {
        ObjectNode view = event(issue, "issue_viewed");
        record(view);
        String key = unique("key");

        post(view, key).then().statusCode(200).body("occurrences", is(2));
        post(view, key).then().statusCode(200).body("occurrences", is(2)).header("Idempotency-Replayed", "true");

        assertThat(events(issue).get(0).path("occurrences").longValue()).isEqualTo(2);
    }

    @Test
    void aRefusedEventDoesNotUseUpItsKey() {
        String key = unique("key");
        post(event(issue, "no_such_action"), key).then().statusCode(422);

        post(event(issue, "comment_added"), key).then().statusCode(201);
    }

    @Test
    void aHundredAtOnceWithOneKeyAreOneEventAndOneAnswer() {
        ObjectNode event = event(issue, "comment_added");
        String key = unique("key");

        List<Response> answers = atOnce(100, n -> post(event, key));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.stream().map(answer -> read(answer.asString())).distinct())
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.getHeader("Idempotency-Replayed") == null))
                .hasSize(1);
        assertThat(events(issue)).hasSize(1);
    }

    // ---- sequences -------------------------------------------------------------------------------------------------

    @Test
    void fiftyAtOnceOnOneIssueHaveSequencesWithoutAGap() {
        List<Response> answers = atOnce(50, n -> post(event(issue, "comment_added")));

        assertThat(answers)
                .extracting(answer -> read(answer.asString()).path("sequence").longValue())
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, 50).boxed().toList());
    }

    // ---- refusals: nothing is written
    // --------------------------------------------------------------------------------

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"issue\":\"ISSUE\",\"action\":\"comment_added\"", "{} {}", "\u0000", "{'a':1}"})
    void whatIsNoJsonIsMalformed(String body) {
        given().contentType("application/json")
                .body(body.replace("ISSUE", issue))
                .post("/v1/events")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", is(PROBLEMS + "malformed"));

        assertThat(events(issue)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void anotherContentTypeIsRefused(String type) {
        given().contentType(type)
                .body(event(issue, "comment_added").toString())
                .post("/v1/events")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");

        assertThat(events(issue)).isEmpty();
    }

    @Test
    void a256KiBBodyIsTakenAndOneByteMoreIsNot() {
        ObjectNode event = event(issue, "comment_added");
        ObjectNode record =
                event.putObject("record").put("type", "comment").put("id", "1").put("body", "");
        int room = 256 * 1024 - event.toString().length();

        record.put("body", "x".repeat(room + 1));
        post(event)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", is(PROBLEMS + "too-large"));
        assertThat(events(issue)).isEmpty();

        record.put("body", "x".repeat(room));
        post(event).then().statusCode(201);
        assertThat(events(issue).get(0).path("record").path("body").textValue()).hasSize(room);
    }

    @Test
    void unknownFieldsAreNamed() {
        post(event(issue, "comment_added").put("isue", "x"))
                .then()
                .statusCode(422)
                .body("type", is(PROBLEMS + "validation"))
                .body("violations.field", contains("isue"));
        ObjectNode nested = event(issue, "comment_added");
        nested.putObject("record").put("type", "comment").put("id", "1").put("boddy", "x");
        post(nested).then().statusCode(422).body("violations.field", contains("record.boddy"));

        assertThat(events(issue)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "action         | {'action': 'no_such_action'}",
                "action         | {'action': null}",
                "action         | {'action': 7}",
                "actor          | {'actor': ['octocat']}",
                "actor          | {'actor': 'a\\nb'}",
                "extra          | {'extra': 'text'}",
                "extra          | {'extra': []}",
                "extra.mentions | {'extra': {'mentions': 'hubot'}}",
                "record         | {'record': 'comment'}",
                "record.id      | {'record': {'type': 'comment'}}",
                "record.id      | {'record': {'type': 'comment', 'id': 1}}",
                "occurredAt     | {'occurredAt': '2999-01-01T00:00:00Z'}",
                "occurredAt     | {'occurredAt': 'yesterday'}",
                "occurredAt     | {'occurredAt': 1700000000}",
                "throttleWithin | {'throttleWithin': 'PT-1S'}",
                "throttleWithin | {'throttleWithin': 'P400D'}",
                "throttleWithin | {'throttleWithin': '15 minutes'}",
                "throttleWithin | {'throttleWithin': 900}"
            })
    void whatIsWrongIsNamedAndNothingIsWritten(String field, String fault) {
        ObjectNode event = event(issue, "comment_added");
        event.setAll(json(fault));

        post(event)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", is(PROBLEMS + "validation"))
                .body("status", is(422))
                .body("violations[0].field", startsWith(field));

        assertThat(events(issue)).isEmpty();
    }

    @Test
    void severalFaultsAreNamedAtOnce() {
        ObjectNode event = event(issue, "no_such_action").put("actor", "").put("throttleWithin", "PT-1S");

        post(event)
                .then()
                .statusCode(422)
                .body("violations.field", containsInAnyOrder("action", "actor", "throttleWithin"));

        assertThat(events(issue)).isEmpty();
    }
}
