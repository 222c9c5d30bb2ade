package dev.smoothevents.action;

import static dev.smoothevents.action.Events.event;
import static dev.smoothevents.action.Events.extra;
import static dev.smoothevents.action.Events.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.topic.EventRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTextTest {

    private static final FeedText TEXT = new FeedText(ActionCatalogue.builtIn().all());

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            label_added    ; {'name':'bug'}                                ; octocat added the label “bug”
            label_added    ; {'name':''}                                   ; octocat added a label
            label_added    ; {'name':null}                                 ; octocat added a label
            issue_renamed  ; {'from':'Tpyo','to':'Typo'}                   ; octocat renamed this issue from “Tpyo” to “Typo”
            issue_closed   ; {'state_reason':'not_planned'}                ; octocat closed this issue as not planned
            issue_closed   ; {'state_reason':'completed','closer_type':'commit','commit_id':'abc123'} ; octocat closed this issue as completed with the commit abc123
            assignee_added ; {'assignee_id':583231}                        ; octocat assigned 583231
            assignee_added ; {'is_self_assignment':true}                   ; octocat took this issue on
            field_set      ; {'field_name':'Priority','value':'High'}      ; octocat set Priority to “High”
            field_set      ; {'field_name':'Tags','value':['a','b',3]}     ; octocat set Tags to “a, b, 3”
            field_set      ; {'field_name':'Tags','value':{'a':1}}         ; octocat set Tags
            blocked_by_removed ; {'blocking_repository':'acme/api','blocking_issue_number':7,'still_blocked_by_count':0} ; octocat removed acme/api#7 as a blocker, this issue is unblocked
            issue_transferred  ; {'to_repository':'acme/api','new_issue_number':9} ; octocat transferred this issue to acme/api#9
            parent_issue_removed ; {}                                      ; octocat removed the parent issue
            reaction_added ; {'content':'+1','target_type':'comment'}      ; octocat reacted with 👍 to a comment
            no_activity    ; {'days':30}                                   ; Nothing happened here for 30 days
            no_activity    ; {'days':1}                                    ; Nothing happened here for a day
            """)
    void anEventReadsAsASentence(String action, String extra, String text) {
        assertThat(TEXT.render(event(action, null, extra(extra)))).isEqualTo(text);
    }

    @Test
    void theRecordSpeaksWhereExtraDoesNot() {
        assertThat(TEXT.render(event("label_added", named("label", "bug"), extra("{}"))))
                .isEqualTo("octocat added the label “bug”");
        assertThat(TEXT.render(event("assignee_added", new EventRecord("user", "hubot", null, null, null, null), null)))
                .isEqualTo("octocat assigned hubot");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            deploy_finished ; v1.2 ; octocat: deploy finished “v1.2”
            deploy_finished ; ``   ; octocat: deploy finished
            """)
    void anActionThatIsNoLongerListedStillReadsWell(String action, String name, String text) {
        assertThat(TEXT.render(event(action, named("deploy", name), extra("{}"))))
                .isEqualTo(text);
    }

    @Test
    void aNameCannotReorderBreakOrFloodTheSentence() {
        assertThat(TEXT.render(event("label_added", named("label", "\u202egub\n\nbug\u0000"), extra("{}"))))
                .isEqualTo("octocat added the label “gub bug”");
        assertThat(TEXT.render(event("label_added", named("label", "באג"), extra("{}"))))
                .isEqualTo("octocat added the label “\u2068באג\u2069”");
        assertThat(TEXT.render(event("label_added", named("label", "x".repeat(100_000)), extra("{}"))))
                .isEqualTo("octocat added the label “" + "x".repeat(119) + "…”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{actor}", "[{extra.name}|x]", "\\", "$1 \\1", "%s %n", "<b>&amp;", "null"})
    void aNameIsNeverReadAsNotation(String name) {
        assertThat(TEXT.render(event("label_added", named("label", name), extra("{}"))))
                .isEqualTo("octocat added the label “" + name + "”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "\u202e"})
    void anActorWithoutAVisibleKeyIsSomebody(String actor) {
        assertThat(TEXT.render(event("comment_added", actor, null, extra("{}"))))
                .isEqualTo("Somebody commented");
    }
}
