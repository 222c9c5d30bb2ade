package dev.smoothevents.inbox.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.StoryFixture;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinearIdsTest {

    @Test
    void looksLikeVersionFour() {
        UUID id = UUID.fromString(
                LinearIds.ofIssue(StoryFixture.of("issue_opened").story()));
        assertThat(id.version()).isEqualTo(4);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void isTheSameEveryTime() {
        String id = LinearIds.ofIssue(StoryFixture.of("issue_opened").story());
        assertThat(LinearIds.ofIssue(StoryFixture.of("issue_closed").story())).isEqualTo(id);
        assertThat(id).as("changing it would tell everything twice").isEqualTo("a159278b-b7ff-4b88-a5ae-ccde5a4c64ee");
    }

    @Test
    void anEditedCommentIsTheOneThatWasAdded() {
        String added = LinearIds.ofComment(StoryFixture.comment("a").story());
        String edited = LinearIds.ofComment(
                StoryFixture.of("comment_edited").record("comment", "1001", "b").story());
        String other = LinearIds.ofComment(
                StoryFixture.of("comment_added").record("comment", "1002", "a").story());
        assertThat(edited).isEqualTo(added).isNotEqualTo(other);
    }

    @Test
    void aCommentWithoutAnIdIsKnownByItsEvent() {
        assertThat(LinearIds.ofComment(StoryFixture.of("comment_added").story()))
                .isEqualTo(LinearIds.ofEvent(StoryFixture.of("comment_added").story()));
    }

    @Test
    void aRelationIsTheSameWhicheverIssueTellsOfIt() {
        UUID other = UUID.fromString("0193a1b2-0000-7000-8000-000000000007");
        Story added = StoryFixture.of("blocked_by_added").story();
        Story mirrored = StoryFixture.of("blocking_added").story();
        String id = LinearIds.ofRelation(added, "blocks", other, StoryFixture.ISSUE, 0);
        assertThat(LinearIds.ofRelation(mirrored, "blocks", other, StoryFixture.ISSUE, 0))
                .isEqualTo(id);
        assertThat(LinearIds.ofRelation(added, "blocks", StoryFixture.ISSUE, other, 0))
                .isNotEqualTo(id);
        assertThat(LinearIds.ofRelation(added, "blocks", other, StoryFixture.ISSUE, 1))
                .isNotEqualTo(id);
        assertThat(UUID.fromString(id).version()).isEqualTo(4);
    }
}
