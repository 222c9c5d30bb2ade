package dev.smoothevents.github;

import static dev.smoothevents.github.Payloads.CLOCK;
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

class IssueCommentWebhookTest {

    private static final String URL = "https://github.example/acme/web/issues/42#issuecomment-3476883532";
    private static final String COMMENT = """
            {'issue': {'comments': 1},
             'comment': {'id': 3476883532, 'body': 'Looks good, @hubot', 'author_association': 'OWNER', 'html_url': '%s',
                         'user': {'login': 'octocat', 'id': 1},
                         'created_at': '2026-11-04T10:00:00Z', 'updated_at': '2026-11-05T10:00:00Z'}}
            """.formatted(URL);

    @Test
    void aCommentIsAdded() {
        NewEvent event = one("issue_comment", issue("created", COMMENT));

        assertThat(event.issue()).isEqualTo("acme/web#42");
        assertThat(event.action()).isEqualTo("comment_added");
        assertThat(event.record())
                .isEqualTo(new EventRecord("comment", "3476883532", URL, null, "Looks good, @hubot", null));
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-04T10:00:00Z"));
        assertThat(extra(event)).isEqualTo(json("""
                {'comment_id': 3476883532, 'body_excerpt': 'Looks good, @hubot', 'author_association': 'OWNER',
                 'mentions': ['hubot'], 'is_first_response': true}
                """));
    }

    @ParameterizedTest
    @CsvSource({"1, monalisa, true", "1, octocat, false"})
    void theFirstCommentIsAResponseUnlessItIsTheAuthors(int comments, String author, boolean response) {
        ObjectNode payload = issue("created", COMMENT);
        payload.withObject("/issue")
                .put("comments", comments)
                .withObject("/user")
                .put("login", author);

        assertThat(one("issue_comment", payload)
                        .extra()
                        .get("is_first_response")
                        .asBoolean())
                .isEqualTo(response);
    }

    @Test
    void ofALaterCommentItCannotBeTold() {
        ObjectNode payload = issue("created", COMMENT);
        payload.withObject("/issue").put("comments", 2);

        assertThat(one("issue_comment", payload).extra().has("is_first_response"))
                .isFalse();
    }

    @Test
    void anEditTellsWhoIsNewlyMentioned() {
        ObjectNode payload = issue("edited", COMMENT);
        payload.set("changes", json("{'body': {'from': 'Looks bad'}}"));
        NewEvent event = one("issue_comment", payload);

        assertThat(event.action()).isEqualTo("comment_edited");
        assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-05T10:00:00Z"));
        assertThat(extra(event)).isEqualTo(json("""
                {'comment_id': 3476883532, 'from_excerpt': 'Looks bad', 'from_sha256': '%s', 'mentions': ['hubot']}
                """.formatted(Texts.sha256("Looks bad"))));
    }

    @Test
    void anEditOfNothingIsIgnored() {
        ObjectNode payload = issue("edited", COMMENT);
        payload.putObject("changes");

        assertThat(map("issue_comment", payload).ignored()).isEqualTo("the comment's text did not change");
    }

    @Test
    void aDeletedCommentIsNotKeptAgain() {
        NewEvent event = one("issue_comment", issue("deleted", COMMENT));

        assertThat(event.action()).isEqualTo("comment_deleted");
        assertThat(event.record().body()).isNull();
        assertThat(event.occurredAt()).isNull();
        assertThat(extra(event)).isEqualTo(json("""
                {'comment_id': 3476883532, 'comment_author_id': 1, 'deleted_own': true, 'body_sha256': '%s'}
                """.formatted(Texts.sha256("Looks good, @hubot"))));
    }

    @ParameterizedTest
    @CsvSource({"pinned, comment_pinned", "unpinned, comment_unpinned"})
    void commentsArePinned(String webhook, String action) {
        NewEvent event = one("issue_comment", issue(webhook, COMMENT));

        assertThat(event.action()).isEqualTo(action);
        assertThat(extra(event)).isEqualTo(json("{'comment_id': 3476883532}"));
    }

    @Test
    void commentsOnPullRequestsAreRecordedOnlyWhenAskedFor() {
        ObjectNode payload = issue("created", COMMENT);
        payload.withObject("/issue").putObject("pull_request");

        assertThat(map("issue_comment", payload).ignored()).isEqualTo("it is about a pull request");
        assertThat(new GithubMapper(CLOCK, true).map("issue_comment", payload).events())
                .hasSize(1);
        assertThat(new GithubMapper(CLOCK, true)
                        .map("issues", payload.put("action", "opened"))
                        .ignored())
                .isEqualTo("it is about a pull request");
    }

    @Test
    void aCommentMayHaveNoTextAndNoAuthor() {
        ObjectNode payload = issue("created", "{'comment': {'id': 1, 'body': null, 'user': null}}");
        NewEvent event = one("issue_comment", payload);

        assertThat(event.record()).isEqualTo(new EventRecord("comment", "1", null, null, null, null));
        assertThat(extra(event)).isEqualTo(json("{'comment_id': 1, 'mentions': []}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"created", "deleted", "pinned", "unpinned"})
    void withoutTheCommentThereIsNothingToRecord(String action) {
        assertThat(map("issue_comment", issue(action)).ignored()).isEqualTo("the delivery has no comment");
        assertThat(map("issue_comment", issue(action, "{'comment': {'id': null}}"))
                        .ignored())
                .isEqualTo("the delivery has no id of its comment");
    }
}
