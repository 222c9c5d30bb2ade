package dev.smoothevents.github;

import static dev.smoothevents.github.Payloads.extra;
import static dev.smoothevents.github.Payloads.issue;
import static dev.smoothevents.github.Payloads.json;
import static dev.smoothevents.github.Payloads.map;
import static dev.smoothevents.github.Payloads.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.event.NewEvent;
import dev.smoothevents.topic.EventRecord;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an issue is given and loses: people, labels, milestones, types and fields. */
class IssueThingsWebhookTest {

    private static final Instant UPDATED = Instant.parse("2026-11-02T10:00:00Z");

    @Test
    void assigneesAreKnownByLogin() {
        NewEvent event = one("issues", issue("assigned", """
                {'assignee': {'login': 'hubot', 'id': 2, 'html_url': 'https://github.example/hubot'},
                 'issue': {'assignees': [{'id': 2}, {'id': 3}]}}
                """));

        assertThat(event.action()).isEqualTo("assignee_added");
        assertThat(event.record())
                .isEqualTo(new EventRecord("user", "hubot", "https://github.example/hubot", null, null, "hubot"));
        assertThat(extra(event)).isEqualTo(json("""
                {'assignee_id': 2, 'assigner_id': 1, 'is_self_assignment': false, 'assignees_count': 2}
                """));
        assertThat(event.occurredAt()).isEqualTo(UPDATED);
    }

    @Test
    void whoLeavesByThemselvesIsTold() {
        NewEvent event = one("issues", issue("unassigned", "{'assignee': {'login': 'octocat', 'id': 1}}"));

        assertThat(event.action()).isEqualTo("assignee_removed");
        assertThat(extra(event)).isEqualTo(json("{'assignee_id': 1, 'assigner_id': 1, 'is_self_unassignment': true}"));
    }

    @Test
    void labelsComeAndGo() {
        String label = "{'label': {'id': 9567656085, 'name': 'bug', 'color': 'd73a4a', 'description': 'Broken'}}";
        NewEvent added = one("issues", issue("labeled", label));
        NewEvent removed = one("issues", issue("unlabeled", label));

        assertThat(added.action()).isEqualTo("label_added");
        assertThat(added.record()).isEqualTo(new EventRecord("label", "9567656085", null, null, null, "bug"));
        assertThat(extra(added))
                .isEqualTo(json("{'label_id': 9567656085, 'name': 'bug', 'color': 'd73a4a', 'description': 'Broken'}"));
        assertThat(removed.action()).isEqualTo("label_removed");
        assertThat(extra(removed)).isEqualTo(json("{'label_id': 9567656085, 'name': 'bug', 'color': 'd73a4a'}"));
    }

    @Test
    void aLabelWithoutIdIsKnownByName() {
        assertThat(one("issues", issue("labeled", "{'label': {'name': 'bug'}}"))
                        .record()
                        .id())
                .isEqualTo("bug");
    }

    @Test
    void milestonesComeAndGo() {
        String milestone = """
                {'milestone': {'id': 14028563, 'number': 2, 'title': 'Winter', 'due_on': '2026-12-31T08:00:00Z',
                               'html_url': 'https://github.example/acme/web/milestone/2'}}
                """;
        NewEvent added = one("issues", issue("milestoned", milestone));
        NewEvent removed = one("issues", issue("demilestoned", milestone));

        assertThat(added.action()).isEqualTo("milestone_added");
        assertThat(added.record().id()).isEqualTo("14028563");
        assertThat(added.record().title()).isEqualTo("Winter");
        assertThat(extra(added)).isEqualTo(json("""
                {'milestone_id': 14028563, 'number': 2, 'title': 'Winter', 'due_on': '2026-12-31T08:00:00Z'}
                """));
        assertThat(removed.action()).isEqualTo("milestone_removed");
        assertThat(extra(removed)).isEqualTo(json("{'milestone_id': 14028563, 'number': 2, 'title': 'Winter'}"));
    }

    @Test
    void typesComeAndGo() {
        String type = "{'type': {'id': 5, 'name': 'Task', 'color': 'yellow'}}";
        NewEvent set = one("issues", issue("typed", type));
        NewEvent removed = one("issues", issue("untyped", type));

        assertThat(set.action()).isEqualTo("issue_type_set");
        assertThat(set.record()).isEqualTo(new EventRecord("issue_type", "5", null, null, null, "Task"));
        assertThat(extra(set)).isEqualTo(json("{'issue_type_id': 5, 'name': 'Task', 'color': 'yellow'}"));
        assertThat(removed.action()).isEqualTo("issue_type_removed");
        assertThat(extra(removed)).isEqualTo(json("{'issue_type_id': 5, 'name': 'Task'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text          | {'value': 'soon'}                                    | 'soon'",
                "date          | {'value': '2026-12-31'}                              | '2026-12-31'",
                "number        | {'value': 2.5}                                       | 2.5",
                "single_select | {'value': 'x', 'option': {'id': 1, 'name': 'High'}}  | 'High'",
                "multi_select  | {'options': [{'name': 'Web'}, {'name': 'App'}]}      | ['Web', 'App']"
            },
            quoteCharacter = '`')
    void aFieldHasAValueOfItsType(String type, String value, String expected) {
        NewEvent event = one("issues", field("field_added", type, value));

        assertThat(event.action()).isEqualTo("field_set");
        assertThat(event.record()).isEqualTo(new EventRecord("issue_field", "8", null, null, null, "Priority"));
        assertThat(extra(event)).isEqualTo(json("""
                {'field_id': 8, 'field_name': 'Priority', 'field_type': '%s', 'value': %s}
                """.formatted(type, expected)));
    }

    @Test
    void aChangedFieldTellsBothValues() {
        ObjectNode payload = field("field_added", "text", "{'value': 'late'}");
        payload.set("changes", json("{'issue_field_value': {'from': {'value': 'soon'}}}"));

        assertThat(one("issues", payload).extra().path("previous_value").asText())
                .isEqualTo("soon");
    }

    @Test
    void aClearedFieldTellsWhatItWas() {
        NewEvent event = one("issues", field("field_removed", "number", "{'value': 3}"));

        assertThat(event.action()).isEqualTo("field_cleared");
        assertThat(extra(event)).isEqualTo(json("""
                {'field_id': 8, 'field_name': 'Priority', 'field_type': 'number', 'previous_value': 3}
                """));
    }

    private static ObjectNode field(String action, String type, String value) {
        return issue(action, """
                {'issue_field': {'id': 8, 'name': 'Priority', 'field_type': '%s'}, 'issue_field_value': %s}
                """.formatted(type, value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "assigned",
                "unassigned",
                "labeled",
                "unlabeled",
                "milestoned",
                "demilestoned",
                "typed",
                "untyped",
                "field_added",
                "field_removed"
            })
    void withoutTheThingThereIsNothingToRecord(String action) {
        assertThat(map("issues", issue(action)).ignored()).startsWith("the delivery has no ");
        assertThat(map("issues", issue(action, """
                {'assignee': {}, 'label': {}, 'milestone': {}, 'type': {}, 'issue_field': {}}
                """)).ignored()).startsWith("the delivery ");
    }
}
