package dev.smoothevents.github;

import static dev.smoothevents.github.Payloads.extra;
import static dev.smoothevents.github.Payloads.issue;
import static dev.smoothevents.github.Payloads.json;
import static dev.smoothevents.github.Payloads.map;
import static dev.smoothevents.github.Payloads.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.event.NewEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Issues that have to do with other issues, which may live in another repository. */
class RelatedIssuesWebhookTest {

    @ParameterizedTest
    @ValueSource(strings = {"sub_issue_added", "sub_issue_removed"})
    void theParentIsToldOfItsChild(String action) {
        NewEvent event = one("sub_issues", pair(action, "parent_issue", "sub_issue", "sub_issue_repo"));

        assertThat(event.action()).isEqualTo(action);
        assertThat(event.issue()).isEqualTo("acme/web#1");
        assertThat(event.project()).isEqualTo("acme/web");
        assertThat(event.record().id()).isEqualTo("acme/app#2");
        assertThat(event.record().title()).isEqualTo("Two");
        assertThat(extra(event)).isEqualTo(json("""
                {'sub_issue_id': 4000000002, 'sub_issue_number': 2, 'sub_issue_repository': 'acme/app'}
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"parent_issue_added", "parent_issue_removed"})
    void theChildIsToldOfItsParent(String action) {
        NewEvent event = one("sub_issues", pair(action, "sub_issue", "parent_issue", "parent_issue_repo"));

        assertThat(event.action()).isEqualTo(action);
        assertThat(event.issue()).isEqualTo("acme/web#1");
        assertThat(event.record().id()).isEqualTo("acme/app#2");
        assertThat(extra(event)).isEqualTo(json("""
                {'parent_issue_id': 4000000002, 'parent_issue_number': 2, 'parent_repository': 'acme/app'}
                """));
    }

    @Test
    void theOneThatWaitsIsToldOfItsBlocker() {
        ObjectNode payload = pair("blocked_by_added", "blocked_issue", "blocking_issue", "blocking_issue_repo");
        NewEvent event = one("issue_dependencies", payload);

        assertThat(event.action()).isEqualTo("blocked_by_added");
        assertThat(event.issue()).isEqualTo("acme/web#1");
        assertThat(event.record().id()).isEqualTo("acme/app#2");
        assertThat(extra(event)).isEqualTo(json("""
                {'blocking_issue_id': 4000000002, 'blocking_issue_number': 2, 'blocking_repository': 'acme/app'}
                """));
    }

    @Test
    void theOneThatWaitedIsToldHowManyBlockersAreLeft() {
        ObjectNode payload = pair("blocked_by_removed", "blocked_issue", "blocking_issue", "blocking_issue_repo");
        payload.withObject("/blocked_issue")
                .putObject("issue_dependencies_summary")
                .put("blocked_by", 0);
        NewEvent event = one("issue_dependencies", payload);

        assertThat(event.action()).isEqualTo("blocked_by_removed");
        assertThat(event.extra().path("still_blocked_by_count").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking_added", "blocking_removed"})
    void theBlockerIsToldOfTheOneThatWaits(String action) {
        NewEvent event =
                one("issue_dependencies", pair(action, "blocking_issue", "blocked_issue", "blocked_issue_repo"));

        assertThat(event.action()).isEqualTo(action);
        assertThat(event.issue()).isEqualTo("acme/web#1");
        assertThat(event.record().id()).isEqualTo("acme/app#2");
        assertThat(extra(event)).isEqualTo(json("""
                {'blocked_issue_id': 4000000002, 'blocked_issue_number': 2, 'blocked_repository': 'acme/app'}
                """));
    }

    @Test
    void anIssueKnowsItsRepositoryWhereThePayloadDoesNotSay() {
        ObjectNode payload = pair("sub_issue_added", "parent_issue", "sub_issue", "none");
        payload.withObject("/sub_issue").put("repository_url", "https://github.example/api/v3/repos/acme/app");

        assertThat(one("sub_issues", payload).record().id()).isEqualTo("acme/app#2");
    }

    @Test
    void whereNobodySaysTheRepositoryItIsIgnored() {
        assertThat(map("sub_issues", pair("sub_issue_added", "parent_issue", "sub_issue", "none"))
                        .ignored())
                .isEqualTo("the delivery does not say which issue its sub_issue is");
    }

    @ParameterizedTest
    @CsvSource({"relates_to_added, relation_added", "relates_to_removed, relation_removed"})
    void aRelationWithinARepositoryIsToldOnceAndRecordedOnBoth(String webhook, String action) {
        Mapping mapping = map("issue_relates_to", issue(webhook, "{'related_issue': {'id': 6, 'number': 43}}"));

        assertThat(mapping.events()).extracting(NewEvent::action).containsExactly(action, action);
        assertThat(mapping.events()).extracting(NewEvent::issue).containsExactly("acme/web#42", "acme/web#43");
        assertThat(mapping.events()).extracting(e -> e.record().id()).containsExactly("acme/web#43", "acme/web#42");
        assertThat(extra(mapping.events().get(0))).isEqualTo(json("""
                {'relation_type': 'relates_to', 'related_issue_id': 6, 'related_repository': 'acme/web'}
                """));
    }

    @Test
    void aRelationAcrossRepositoriesLeavesTheOtherUnnamed() {
        NewEvent event = one("issue_relates_to", issue("relates_to_added"));

        assertThat(event.issue()).isEqualTo("acme/web#42");
        assertThat(event.record()).isNull();
        assertThat(extra(event)).isEqualTo(json("{'relation_type': 'relates_to'}"));
    }

    @Test
    void aMoveOnTheBoardIsAStatusChange() {
        ObjectNode payload = issue("edited", """
                {'projects_v2_item': {'id': 77, 'project_node_id': 'PVT_x', 'updated_at': '2026-11-06T10:00:00Z'},
                 'sender': {'login': 'github-project-automation[bot]', 'type': 'Bot'},
                 'changes': {'field_value': {'field_name': 'Status', 'field_type': 'single_select',
                                             'from': {'name': 'Todo'}, 'to': {'name': 'Done'}}}}
                """);
        NewEvent event = one("projects_v2_item", payload);

        assertThat(event.action()).isEqualTo("status_changed");
        assertThat(event.actor()).isEqualTo("github-project-automation[bot]");
        assertThat(event.record().type()).isEqualTo("project_item");
        assertThat(extra(event)).isEqualTo(json("""
                {'project_id': 'PVT_x', 'item_id': 77, 'from': 'Todo', 'to': 'Done', 'was_automated': true}
                """));
    }

    @Test
    void aMoveOfAnIssueThatCannotBeToldIsIgnored() {
        ObjectNode payload = json("""
                {'action': 'edited', 'projects_v2_item': {'id': 77, 'content_node_id': 'I_x', 'content_type': 'Issue'},
                 'changes': {'field_value': {'field_name': 'Status', 'from': null, 'to': {'name': 'Done'}}}}
                """);

        assertThat(map("projects_v2_item", payload).ignored())
                .isEqualTo("the board's item does not say which issue it is");
    }

    @Test
    void otherChangesOnTheBoardAreIgnored() {
        assertThat(map("projects_v2_item", issue("edited", "{'changes': {'field_value': {'field_name': 'Size'}}}"))
                        .ignored())
                .isEqualTo("the status on the board did not change");
    }

    /** The own issue is acme/web#1, the other one acme/app#2. */
    private static ObjectNode pair(String action, String own, String other, String otherRepository) {
        return json("""
                {'action': '%s', '%s': {'id': 4000000001, 'number': 1, 'title': 'One'},
                 '%s': {'id': 4000000002, 'number': 2, 'title': 'Two'}, '%s': {'full_name': 'acme/app'},
                 'repository': {'full_name': 'acme/web'}, 'sender': {'login': 'octocat', 'id': 1}}
                """.formatted(action, own, other, otherRepository));
    }
}
