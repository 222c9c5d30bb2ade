package dev.smoothevents.event;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.events;
import static dev.smoothevents.Api.read;
import static dev.smoothevents.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BatchResourceTest {

    private static final String ARRAY = "application/json";
    private static final String LINES = "application/x-ndjson";

    private final String issue = unique("acme/batch#1");

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void eachEventGetsItsAnswerInOrder(String type) {
        List<JsonNode> results = results(send(type, List.of(comment(0), comment(1), comment(2)), null));

        assertThat(results)
                .extracting(result -> result.path("status").intValue())
                .containsOnly(201);
        assertThat(results).extracting(BatchResourceTest::recordId).containsExactly("0", "1", "2");
        assertThat(results)
                .extracting(result -> result.path("event").path("sequence").longValue())
                .containsExactly(1L, 2L, 3L);
        assertThat(events(issue)).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void aBadOneDoesNotFailItsNeighbours(String type) {
        List<String> bad = List.of(
                event(issue, "no_such_action").toString(),
                "{\"isue\":\"x\"}",
                "null",
                event(issue, "comment_added").put("actor", "a\u0000b").toString());
        List<String> items = new ArrayList<>();
        for (int n = 0; n < bad.size(); n++) {
            items.add(comment(n));
            items.add(bad.get(n));
        }
        items.add(comment(bad.size()));

        List<JsonNode> results = results(send(type, items, null));

        for (int n = 0; n < results.size(); n++) {
            JsonNode result = results.get(n);
            if (n % 2 == 0) {
                assertThat(result.path("status").intValue()).isEqualTo(201);
                assertThat(result.has("problem")).isFalse();
            } else {
                assertThat(result.path("status").intValue()).isIn(400, 422);
                assertThat(result.path("problem").path("status")).isEqualTo(result.path("status"));
                assertThat(result.has("event")).isFalse();
            }
        }
        assertThat(events(issue)).hasSize(bad.size() + 1);
    }

    @Test
    void aLineThatIsNoJsonDoesNotFailItsNeighbours() {
        List<JsonNode> results = results(send(LINES, List.of(comment(0), "{\"issue\":", comment(1)), null));

        assertThat(results)
                .extracting(result -> result.path("status").intValue())
                .containsExactly(201, 400, 201);
    }

    @ParameterizedTest
    @ValueSource(strings = {ARRAY, LINES})
    void moreThanAThousandAreRefusedAsAWhole(String type) {
        List<String> tooMany = IntStream.range(0, 1_001).mapToObj(this::comment).toList();

        send(type, tooMany, null).then().statusCode(422).contentType("application/problem+json");

        assertThat(events(issue)).isEmpty();
    }

    @Test
    void anArrayThatIsBrokenIsRefusedAsAWhole() {
        for (String body : List.of("", "[" + comment(0), "[" + comment(0) + ",]", comment(0), "7")) {
            given().contentType(ARRAY)
                    .body(body)
                    .post("/v1/events/batch")
                    .then()
                    .statusCode(oneOf(400, 422))
                    .contentType("application/problem+json");
        }
        assertThat(events(issue)).isEmpty();
    }

    @Test
    void aThousandKeepTheirOrderWithinEachIssue() {
        List<String> issues =
                IntStream.range(0, 7).mapToObj(n -> unique("acme/batch#" + n)).toList();
        List<String> items = IntStream.range(0, 1_000)
                .mapToObj(n -> comment(issues.get(n * n % 7), n))
                .toList();

        List<JsonNode> results = results(send(ARRAY, items, null));

        Map<String, Long> last = new HashMap<>();
        for (int n = 0; n < results.size(); n++) {
            JsonNode event = results.get(n).path("event");
            assertThat(recordId(results.get(n))).isEqualTo(Integer.toString(n));
            long expected = last.merge(event.path("issue").textValue(), 1L, Long::sum);
            assertThat(event.path("sequence").longValue()).isEqualTo(expected);
        }
    }

    @Test
    void sentAgainWithItsKeyNothingIsWrittenTwice() {
        List<String> items = List.of(comment(0), event(issue, "no_such_action").toString(), comment(1));
        String key = unique("key");

        List<JsonNode> first = results(send(ARRAY, items, key));
        List<JsonNode> again = results(send(ARRAY, items, key));

        assertThat(again).isEqualTo(first);
        assertThat(events(issue)).hasSize(2);
    }

    @Test
    void aBatchThatGrewWritesOnlyWhatIsNew() {
        String key = unique("key");
        send(ARRAY, List.of(comment(0), comment(1)), key).then().statusCode(200);

        List<JsonNode> results = results(send(ARRAY, List.of(comment(0), comment(7), comment(2)), key));

        assertThat(results)
                .extracting(result -> result.path("status").intValue())
                .containsExactly(201, 422, 201);
        assertThat(results.get(1).path("problem").path("type").textValue()).endsWith("/idempotency-key-reused");
        assertThat(events(issue))
                .extracting(event -> event.path("record").path("id").textValue())
                .containsExactlyInAnyOrder("0", "1", "2");
    }

    private String comment(int n) {
        return comment(issue, n);
    }

    private static String comment(String issue, int n) {
        var event = event(issue, "comment_added");
        event.putObject("record").put("type", "comment").put("id", Integer.toString(n));
        return event.toString();
    }

    private static Response send(String type, List<String> items, String key) {
        String body = type.equals(LINES)
                ? String.join("\n", items)
                : items.stream().collect(Collectors.joining(",", "[", "]"));
        var request = given().contentType(type).body(body.getBytes(StandardCharsets.UTF_8));
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/v1/events/batch");
    }

    private static List<JsonNode> results(Response answer) {
        List<JsonNode> results = new ArrayList<>();
        read(answer.then().statusCode(200).extract().asString()).path("results").forEach(results::add);
        return results;
    }

    private static String recordId(JsonNode result) {
        return result.path("event").path("record").path("id").textValue();
    }
}
