package dev.smoothevents.inbox.linear;

import static dev.smoothevents.inbox.linear.LinearHarness.TEAM;
import static dev.smoothevents.inbox.linear.LinearHarness.TWIN;
import static dev.smoothevents.inbox.linear.LinearHarness.synced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.FakeProvider.Answer;
import dev.smoothevents.inbox.Outcome.Kind;
import dev.smoothevents.inbox.StoryFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinearSenderTest {

    private final LinearHarness harness = new LinearHarness();

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void issuesThatAreNotInLinearAreLeftAlone() {
        harness.knows(LinearHarness.issue(null, null));
        assertThat(harness.send(StoryFixture.of("issue_opened")).kind()).isEqualTo(Kind.SKIPPED);
        assertThat(harness.send(StoryFixture.comment("hello")).kind()).isEqualTo(Kind.SKIPPED);
        assertThat(harness.linear.names()).isEmpty();
    }

    @Test
    void whatSomethingLaterHasMadeIdleIsNotTold() {
        harness.outdated = true;
        assertThat(harness.send(synced("issue_renamed").extra("to", "Old")).kind())
                .isEqualTo(Kind.SKIPPED);
        assertThat(harness.linear.names()).isEmpty();
    }

    @Test
    void whatLinearHasNoNotionOfIsToldAsAComment() {
        StoryFixture milestone = synced("milestone_added").text("octocat added this issue to the milestone “1.0”");
        assertThat(harness.send(milestone).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().input().getString("body"))
                .isEqualTo("octocat added this issue to the milestone “1.0”\n\n"
                        + "[acme/web#42](<https://example.org/acme/web/issues/42>)");
        assertThat(harness.linear.last().input().getString("id")).isEqualTo(LinearIds.ofEvent(milestone.story()));
    }

    @Test
    void aKeyThatIsRefusedIsTheEndOfTheDestination() {
        harness.linear.answer(
                "CreateComment",
                Answer.of(
                        401,
                        "{\"errors\":[{\"message\":\"Authentication required, not authenticated\",\"extensions\":"
                                + "{\"type\":\"authentication error\",\"code\":\"AUTHENTICATION_ERROR\"}}]}"));
        assertThat(harness.send(StoryFixture.comment("x").twin(TWIN)).kind()).isEqualTo(Kind.DESTINATION_GONE);
    }

    @Test
    void aFailureOnTheWayEndsTheReaction() {
        harness.linear.answer("Labels", Answer.of(503, "{}"));
        assertThat(harness.send(synced("label_added").team(TEAM).extra("name", "bug"))
                        .kind())
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(harness.linear.names()).containsExactly("Labels");
    }

    @Test
    void anAnswerThatNeverComesMayHaveWorked() {
        harness.linear.answer("CreateComment", Answer.reset());
        assertThat(harness.send(StoryFixture.comment("x").twin(TWIN)).kind()).isEqualTo(Kind.UNKNOWN);
    }
}
