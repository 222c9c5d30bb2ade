package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.Api;
import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.inbox.StoryFixture;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "issue_closed       | {}                                          | State        | open    | closed",
                "issue_closed       | {'state_reason':'not_planned'}              | State        | open    | closed as not planned",
                "issue_reopened     | {'previous_state_reason':'completed'}       | State        | closed as completed | open",
                "issue_renamed      | {'from':'a','to':'b'}                       | Title        | a       | b",
                "issue_renamed      | {'from':'a'}                                | Title        | a       | The title",
                "label_added        | {'name':'bug'}                              | Label        | -       | bug",
                "label_removed      | {'name':'bug'}                              | Label        | bug     | -",
                "assignee_added     | {'assignee_id':7}                           | Assignee     | -       | The name",
                "status_changed     | {'from':'Todo','to':null}                   | Status       | Todo    | -",
                "field_set          | {'field_name':'Size','value':['S','M'],'previous_value':3} | Size | 3   | S, M",
                "field_cleared      | {'field_name':'Size','previous_value':3}    | Size         | 3       | -",
                "issue_type_set     | {'previous_issue_type':'Bug','name':'Task'} | Type         | Bug     | Task",
                "blocked_by_added   | {'blocking_repository':'acme/web','blocking_issue_number':7} | Blocked by | - | acme/web#7",
                "blocked_by_removed | {'blocking_issue_number':7}                 | Blocked by   | The title | -",
                "issue_transferred  | {'from_repository':'a/b','to_repository':'c/d','new_issue_number':3} | Repository | a/b | c/d#3",
                "weather_changed    | {'from':'rain','to':'sun'}                  | Changed      | rain    | sun",
            })
    void beforeAndAfterOfEachKind(String action, String extra, String label, String before, String after) {
        assertThat(Changes.of(event(action, extra)))
                .containsExactly(new Change(label, before == null ? "" : before, after == null ? "" : after));
    }

    @ParameterizedTest
    @CsvSource({"comment_added", "issue_opened", "issue_pinned", "deploy_finished"})
    void whatHasNoBeforeNorAfterIsNoChange(String action) {
        assertThat(Changes.of(event(action, "{}"))).isEmpty();
    }

    @Test
    void valuesAreOneShortLine() {
        for (String text : Naughty.STRINGS) {
            List<Change> changes = Changes.of(
                    StoryFixture.of("label_added").extra("name", text).story().event());
            assertThat(changes).allSatisfy(change -> assertThat(change.after())
                    .hasSizeLessThanOrEqualTo(300)
                    .doesNotContainPattern("[\\p{Cc}\\x{2028}\\x{2029}]"));
        }
    }

    private static EventMessage event(String action, String extra) {
        Instant at = Instant.parse("2026-11-23T18:00:00Z");
        ObjectNode json = Api.json(extra);
        EventRecord record = new EventRecord("thing", "1", null, "The title", null, "The name");
        return new EventMessage(
                StoryFixture.EVENT,
                "default",
                "acme/web",
                "acme/web#42",
                1,
                action,
                "octocat",
                "user",
                record,
                json,
                at,
                at,
                1,
                false,
                "api",
                "x",
                null);
    }
}
