package dev.smoothevents.github;

import static dev.smoothevents.github.Payloads.NOW;
import static dev.smoothevents.github.Payloads.issue;
import static dev.smoothevents.github.Payloads.json;
import static dev.smoothevents.github.Payloads.map;
import static dev.smoothevents.github.Payloads.one;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.event.NewEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every webhook. */
class GithubMapperTest {

    private static final String EVERYTHING = """
            {'comment': {'id': 1, 'body': 'b', 'user': {'login': 'hubot', 'id': 2}}, 'assignee': {'login': 'hubot', 'id': 2},
             'label': {'id': 3, 'name': 'bug', 'color': 'red'}, 'milestone': {'id': 4, 'number': 1, 'title': 'm'},
             'type': {'id': 5, 'name': 't'}, 'issue_field': {'id': 6, 'name': 'f', 'field_type': 'text'},
             'issue_field_value': {'value': 'v', 'options': [{'name': 'o'}]},
             'changes': {'title': {'from': 't'}, 'body': {'from': 'b'}, 'field_value': {'field_name': 'Status'},
                         'old_issue': {'id': 1}, 'new_issue': {'id': 1, 'number': 1}},
             'parent_issue': {'id': 7, 'number': 7}, 'sub_issue': {'id': 8, 'number': 8},
             'parent_issue_repo': {'full_name': 'acme/a'}, 'sub_issue_repo': {'full_name': 'acme/a'},
             'blocked_issue': {'id': 9, 'number': 9}, 'blocking_issue': {'id': 10, 'number': 10},
             'blocked_issue_repo': {'full_name': 'acme/a'}, 'blocking_issue_repo': {'full_name': 'acme/a'},
             'related_issue': {'id': 11, 'number': 11}, 'projects_v2_item': {'id': 12}}
            """;

    @ParameterizedTest
    @CsvSource({
        "push,",
        "star, created",
        "pull_request, opened",
        "pull_request_review, submitted",
        "discussion, created",
        "discussion_comment, created",
        "label, created",
        "milestone, opened",
        "issues, of_tomorrow",
        "issue_comment,",
        "sub_issues, edited",
        "issues.opened,"
    })
    void whatIsNotInTheTableIsIgnored(String event, String action) {
        ObjectNode payload = action == null ? json("{}") : issue(action);

        assertThat(map(event, payload).ignored())
                .isEqualTo((action == null ? event : event + "." + action) + " is not recorded");
    }

    @Test
    void aNameWithoutEndIsCutShort() {
        assertThat(map("x".repeat(10_000), json("{}")).ignored()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'issue': null}",
                "{'issue': 'a text'}",
                "{'issue': {'number': null}}",
                "{'issue': {'number': '42'}}",
                "{'issue': {'number': 0}}",
                "{'issue': {'number': -1}}",
                "{'issue': {'number': 4.2}}",
                "{'issue': {'number': 99999999999999999999}}",
                "{'repository': null}",
                "{'repository': {'full_name': null}}",
                "{'repository': {'full_name': ' '}}",
                "{'repository': []}"
            })
    void withoutAnIssueItIsIgnored(String more) {
        ObjectNode payload = issue("opened", more);

        assertThat(map("issues", payload).ignored()).startsWith("the delivery ").contains("issue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'sender': null}", "{'sender': {'login': null}}", "{'sender': {'login': ''}}", "{'sender': 7}"})
    void whoIsGoneIsAGhost(String more) {
        assertThat(one("issues", issue("opened", more)).actor()).isEqualTo("ghost");
    }

    @Test
    void botsActUnderTheirLogin() {
        assertThat(one("issues", issue("opened", "{'sender': {'login': 'dependabot[bot]', 'type': 'Bot'}}"))
                        .actor())
                .isEqualTo("dependabot[bot]");
    }

    @Test
    void aTimeThatIsYetToComeIsNow() {
        assertThat(opened(NOW.plus(Duration.ofMinutes(1)).toString())).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
        assertThat(opened(NOW.plus(Duration.ofSeconds(61)).toString())).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "1448301600", "2026-11-23", "-5000-01-01T00:00:00Z", "2026-13-01T00:00:00Z"})
    void aTimeThatIsNoneIsNow(String time) {
        assertThat(opened(time)).isNull();
    }

    @Test
    void timesMayHaveAnOffset() {
        assertThat(opened("2026-11-01T12:00:00+02:00")).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
    }

    private static Instant opened(String createdAt) {
        return one("issues", issue("opened", "{'issue': {'created_at': '" + createdAt + "'}}"))
                .occurredAt();
    }

    @Test
    void noTextHoldsWhatPostgresCannotStore() {
        NewEvent event = one("issues", issue("opened", "{'issue': {'title': 'a\\u0000b', 'body': '\\u0000 \\ud800'}}"));

        assertThat(event.record().title()).isEqualTo("a\uFFFDb");
        assertThat(event.record().body()).isEqualTo("\uFFFD \uFFFD");
        assertThat(event.extra().toString()).doesNotContain("\\u0000", "\\uD800", "\uD800");
    }

    static List<String> everyWebhook() {
        return GithubMapper.REACTIONS.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("everyWebhook")
    void everyWebhookIsRecorded(String webhook) {
        assertThat(mapEverything(webhook).events()).isNotEmpty();
    }

    /** Takes away, or replaces, each field in turn: whatever comes of it is an event or a reason, never a failure. */
    @ParameterizedTest
    @MethodSource("everyWebhook")
    void noPayloadIsTooStrange(String webhook) {
        List<String> pointers = new ArrayList<>();
        collect("", payload(webhook), pointers);
        for (String pointer : pointers) {
            for (String instead : List.of("null", "{}", "[]", "[null]", "'text'", "-1", "1e999", "true")) {
                ObjectNode payload = payload(webhook);
                int slash = pointer.lastIndexOf('/');
                JsonNode parent = payload.at(pointer.substring(0, slash));
                if (parent instanceof ObjectNode object) {
                    object.set(
                            pointer.substring(slash + 1),
                            json("{'x': " + instead + "}").get("x"));
                    assertThatCode(() -> map(event(webhook), payload))
                            .as(pointer + " is " + instead)
                            .doesNotThrowAnyException();
                }
            }
        }
        assertThat(pointers).hasSizeGreaterThan(50);
    }

    private static void collect(String pointer, JsonNode node, List<String> pointers) {
        node.properties().forEach(field -> {
            pointers.add(pointer + "/" + field.getKey());
            collect(pointer + "/" + field.getKey(), field.getValue(), pointers);
        });
    }

    private static Mapping mapEverything(String webhook) {
        return map(event(webhook), payload(webhook));
    }

    private static ObjectNode payload(String webhook) {
        return issue(webhook.substring(webhook.indexOf('.') + 1), EVERYTHING);
    }

    private static String event(String webhook) {
        return webhook.substring(0, webhook.indexOf('.'));
    }
}
