package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.action.Action.Effect;
import dev.smoothevents.inbox.StoryFixture;
import dev.smoothevents.inbox.slack.SlackChange.Kind;
import org.junit.jupiter.api.Test;

class SlackChangeTest {

    @Test
    void anEditedRecordChangesWhatWasToldWhenItWasAdded() {
        assertThat(SlackChange.of(StoryFixture.of("comment_edited")
                        .record("comment", "1001", "better")
                        .story()))
                .contains(new SlackChange(Kind.EDITS, "comment_added", "1001"));
        assertThat(SlackChange.of(StoryFixture.of("review_deleted")
                        .record("review", "7", null)
                        .story()))
                .contains(new SlackChange(Kind.REMOVES, "review_added", "7"));
    }

    @Test
    void withoutARecordNobodyKnowsWhatWasChanged() {
        assertThat(SlackChange.of(StoryFixture.of("comment_edited").story())).isEmpty();
    }

    @Test
    void anEditedDescriptionChangesWhatWasToldWhenTheIssueWasOpened() {
        assertThat(SlackChange.of(StoryFixture.of("issue_description_edited").story()))
                .contains(new SlackChange(Kind.EDITS, "issue_opened", null));
    }

    @Test
    void aNewTitleAndADeletedIssueChangeItsFirstMessage() {
        assertThat(SlackChange.of(
                        StoryFixture.of("issue_renamed").effect(Effect.RENAMES).story()))
                .contains(new SlackChange(Kind.RETITLES, null, null));
        assertThat(SlackChange.of(
                        StoryFixture.of("issue_deleted").effect(Effect.HIDES).story()))
                .contains(new SlackChange(Kind.REMOVES, null, null));
    }

    @Test
    void everythingElseIsNews() {
        assertThat(SlackChange.of(StoryFixture.comment("hi").story())).isEmpty();
        assertThat(SlackChange.of(StoryFixture.of("issue_closed").story())).isEmpty();
        assertThat(SlackChange.of(StoryFixture.of("comment_pinned").story())).isEmpty();
    }
}
