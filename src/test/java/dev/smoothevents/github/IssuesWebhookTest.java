package dev.smoothevents.github;

import static dev.smoothevents.github.Payloads.extra;
import static dev.smoothevents.github.Payloads.issue;
import static dev.smoothevents.github.Payloads.json;
import static dev.smoothevents.github.Payloads.map;
import static dev.smoothevents.github.Payloads.one;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.event.NewEvent;
import dev.smoothevents.topic.EventRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssuesWebhookTest {

    private static final String URL = "https://github.example/acme/web/issues/42";
    private static final EventRecord ISSUE =
            new EventRecord("issue", "acme/web#42", URL, "The door squeaks", null, null);

    @Test
    void anIssueIsOpened() {
        NewEvent event = one("issues", issue("opened", """
                {'issue': {'body': 'Badly, @hubot.', 'author_association': 'MEMBER',
                           'labels': [{'id': 7}, {'name': 'of long ago'}, {'id': 4294967296}],
                           'assignees': [{'id': 2}], 'milestone': {'id': 9}, 'type': {'name': 'Bug'}}}
                """));

        assertThat(event.issue()).isEqualTo("acme/web#42");
        assertThat(event.project()).isEqualTo("acme/web");
        assertThat(event.action()).isEqualTo("issue_opened");
        assertThat(event.actor()).isEqualTo("octocat");
        assertThat(event.record())
                .isEqualTo(new EventRecord("issue", "acme/web#42", URL, "The door squeaks", "Badly, @hubot.", null));
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-01T10:00:00Z"));
        assertThat(event.throttleWithin()).isNull();
        assertThat(extra(event)).isEqualTo(json("""
                {'title': 'The door squeaks', 'body_excerpt': 'Badly, @hubot.', 'author_association': 'MEMBER',
                 'label_ids': [7, 4294967296], 'assignee_ids': [2], 'milestone_id': 9, 'issue_type': 'Bug',
                 'mentions': ['hubot']}
                """));
    }

    @Test
    void anIssueThatArrivesByTransferSaysWhereFrom() {
        NewEvent event = one("issues", issue("opened", """
                {'changes': {'old_issue': {'id': 6}, 'old_repository': {'full_name': 'acme/old'}}}
                """));

        assertThat(event.extra().get("transferred_from")).isEqualTo(json("{'repository': 'acme/old', 'issue_id': 6}"));
    }

    @Test
    void anIssueIsClosedForAReason() {
        NewEvent event = one("issues", issue("closed", """
                {'issue': {'state_reason': 'not_planned', 'closed_at': '2026-11-03T10:00:00Z'}}
                """));

        assertThat(event.action()).isEqualTo("issue_closed");
        assertThat(event.record()).isEqualTo(ISSUE);
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-03T10:00:00Z"));
        assertThat(extra(event)).isEqualTo(json("{'state_reason': 'not_planned'}"));
    }

    @Test
    void aReasonThatIsYetToBeInventedIsLeftOut() {
        NewEvent event = one("issues", issue("closed", "{'issue': {'state_reason': 'abandoned'}}"));

        assertThat(event.extra()).isEmpty();
        assertThat(event.occurredAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "reopened, issue_reopened, true", "locked, issue_locked, true", "unlocked, issue_unlocked, true",
        "pinned, issue_pinned, false", "unpinned, issue_unpinned, false", "deleted, issue_deleted, false",
        "transferred, issue_transferred, false"
    })
    void theRestOfItsLifeIsRecordedOnTheIssue(String webhook, String action, boolean timeIsTold) {
        NewEvent event = one("issues", issue(webhook));

        assertThat(event.action()).isEqualTo(action);
        assertThat(event.record()).isEqualTo(ISSUE);
        assertThat(event.occurredAt()).isEqualTo(timeIsTold ? Instant.parse("2026-11-02T10:00:00Z") : null);
    }

    @Test
    void aLockSaysWhy() {
        assertThat(extra(one("issues", issue("locked", "{'issue': {'active_lock_reason': 'too heated'}}"))))
                .isEqualTo(json("{'lock_reason': 'too heated'}"));
        assertThat(one("issues", issue("locked", "{'issue': {'active_lock_reason': null}}"))
                        .extra())
                .isEmpty();
    }

    @Test
    void aDeletedIssueLeavesItsTitle() {
        assertThat(extra(one("issues", issue("deleted", "{'issue': {'comments': 3}}"))))
                .isEqualTo(json("{'number': 42, 'title': 'The door squeaks', 'comments_count': 3}"));
    }

    @Test
    void aTransferredIssueSaysWhereTo() {
        NewEvent event = one("issues", issue("transferred", """
                {'changes': {'new_issue': {'id': 6000000002, 'number': 2}, 'new_repository': {'full_name': 'acme/new'}}}
                """));

        assertThat(event.issue()).isEqualTo("acme/web#42");
        assertThat(extra(event)).isEqualTo(json("""
                {'from_repository': 'acme/web', 'to_repository': 'acme/new', 'new_issue_id': 6000000002,
                 'new_issue_number': 2}
                """));
    }

    @Test
    void aNewTitleIsARename() {
        NewEvent event = one("issues", issue("edited", "{'changes': {'title': {'from': 'Door'}}}"));

        assertThat(event.action()).isEqualTo("issue_renamed");
        assertThat(event.record()).isEqualTo(ISSUE);
        assertThat(extra(event)).isEqualTo(json("{'from': 'Door', 'to': 'The door squeaks'}"));
    }

    @Test
    void aNewDescriptionTellsHowMuchIsNewAndWhoIs() {
        NewEvent event = one("issues", issue("edited", """
                {'issue': {'body': 'ab @hubot @octocat'}, 'changes': {'body': {'from': 'ac @octocat'}}}
                """));

        assertThat(event.action()).isEqualTo("issue_description_edited");
        assertThat(event.record().body()).isEqualTo("ab @hubot @octocat");
        assertThat(event.extra().path("from_excerpt").asText()).isEqualTo("ac @octocat");
        assertThat(event.extra().path("from_sha256").asText()).isEqualTo(Texts.sha256("ac @octocat"));
        assertThat(event.extra().path("to_sha256").asText()).isEqualTo(Texts.sha256("ab @hubot @octocat"));
        assertThat(event.extra().path("chars_added").asInt()).isEqualTo(8);
        assertThat(event.extra().path("chars_removed").asInt()).isEqualTo(1);
        assertThat(event.extra().path("mentions")).hasSize(1).first().hasToString("\"hubot\"");
    }

    @Test
    void titleAndDescriptionTogetherAreTwoEvents() {
        Mapping mapping =
                map("issues", issue("edited", "{'changes': {'body': {'from': 'x'}, 'title': {'from': 'y'}}}"));

        assertThat(mapping.events())
                .extracting(NewEvent::action)
                .isEqualTo(List.of("issue_renamed", "issue_description_edited"));
    }

    @Test
    void aDescriptionMayHaveBeenMissing() {
        NewEvent event =
                one("issues", issue("edited", "{'issue': {'body': null}, 'changes': {'body': {'from': null}}}"));

        assertThat(event.record().body()).isNull();
        assertThat(event.extra().path("chars_added").asInt(-1)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{'changes': {}}", "{'changes': null}", "{'changes': [1]}", "{'changes': {'base': {}}}"})
    void anEditOfNothingIsIgnored(String changes) {
        assertThat(map("issues", issue("edited", changes)).ignored())
                .isEqualTo("neither title nor description changed");
    }
}
