package dev.smoothevents.inbox.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Heard;
import dev.smoothevents.inbox.Planned;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.StoryFixture;
import dev.smoothevents.inbox.preference.Preferences;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearPolicyTest {

    private final LinearPolicy policy = new LinearPolicy();

    @Test
    void anIssueIsSyncedByItselfOrByItsProjectsTeam() {
        assertThat(policy.plan(heard(StoryFixture.comment("x")))).isEmpty();
        assertThat(policy.plan(heard(StoryFixture.comment("x").twin("ENG-1"))))
                .containsExactly(Planned.tell("twin", "synced issue"));
        assertThat(policy.plan(heard(StoryFixture.comment("x").team("t"))))
                .containsExactly(Planned.tell("twin", "synced project"));
    }

    @Test
    void whereTheTwinIsStillToComeItsHistoryComesFirst() {
        assertThat(policy.wantsHistory(heard(StoryFixture.comment("x").team("t"))))
                .isTrue();
    }

    @Test
    void aTwinOfSomebodysChoiceHasAHistoryOfItsOwn() {
        assertThat(policy.wantsHistory(heard(StoryFixture.comment("x").team("t").twin("ENG-1"))))
                .isFalse();
    }

    @Test
    void anIssueThatEndsNeedsNoHistory() {
        assertThat(policy.wantsHistory(heard(StoryFixture.of("issue_deleted").team("t"))))
                .isFalse();
    }

    private static Heard heard(StoryFixture fixture) {
        Story story = fixture.story();
        return new Heard(
                story.event(),
                story.action(),
                story.issue(),
                story.project(),
                List.of(),
                Map.of(),
                "linear",
                Preferences.NONE,
                story.event().recordedAt());
    }
}
