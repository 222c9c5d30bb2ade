package dev.smoothevents.inbox.linear;

import static dev.smoothevents.inbox.linear.LinearHarness.TEAM;
import static dev.smoothevents.inbox.linear.LinearHarness.TWIN;
import static dev.smoothevents.inbox.linear.LinearHarness.synced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Outcome.Kind;
import dev.smoothevents.inbox.StoryFixture;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabelReactionTest {

    private static final String GROUP = "{\"id\":\"g\",\"isGroup\":true,\"team\":{\"id\":\"" + TEAM + "\"}}";
    private static final String WORKSPACES = "{\"id\":\"w\",\"isGroup\":false,\"team\":null}";
    private static final String OTHER_TEAMS = "{\"id\":\"o\",\"isGroup\":false,\"team\":{\"id\":\"other\"}}";
    private static final String TEAMS = "{\"id\":\"t\",\"isGroup\":false,\"team\":{\"id\":\"" + TEAM + "\"}}";

    private final LinearHarness harness = new LinearHarness();

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void aLabelIsFoundByNameAndPutOn() {
        labels(GROUP, WORKSPACES, OTHER_TEAMS, TEAMS);
        assertThat(harness.send(synced("label_added").extra("name", "bug")).kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("Labels", "AddLabel");
        assertThat(harness.linear.last().variables())
                .as("the team's own label")
                .isEqualTo(new JsonObject().put("id", TWIN).put("labelId", "t"));
    }

    @Test
    void theWorkspacesLabelIsTheNextBest() {
        labels(OTHER_TEAMS, WORKSPACES);
        harness.send(synced("label_added").extra("name", "bug"));
        assertThat(harness.linear.last().variables().getString("labelId")).isEqualTo("w");
    }

    @Test
    void aLabelThatIsMissingIsCreatedInTheTeam() {
        labels(OTHER_TEAMS);
        StoryFixture labeled = synced("label_added").extra("name", "bug").extra("color", "d73a4a");
        assertThat(harness.send(labeled).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("Labels", "CreateLabel", "AddLabel");
        assertThat(harness.input(1))
                .isEqualTo(new JsonObject()
                        .put("id", LinearIds.ofLabel(labeled.story(), "bug"))
                        .put("teamId", TEAM)
                        .put("name", "bug")
                        .put("color", "#d73a4a"));
    }

    @Test
    void aLabelThatWasCreatedBeforeTheCrashIsPutOn() {
        labels();
        harness.linear.fail("CreateLabel", 400, "conflict on insert of IssueLabel");
        assertThat(harness.send(synced("label_added").extra("name", "bug")).kind())
                .isEqualTo(Kind.DELIVERED);
    }

    @Test
    void aLabelThatCannotBeCreatedNorFoundIsAFailureToSee() {
        labels();
        harness.linear.fail("CreateLabel", 400, "duplicate label name");
        assertThat(harness.send(synced("label_added").extra("name", "bug")).kind())
                .isEqualTo(Kind.PERMANENT);
        assertThat(harness.linear.names())
                .as("somebody else may just have been faster")
                .containsExactly("Labels", "CreateLabel", "Labels");
    }

    @Test
    void aLabelIsTakenOffWhereLinearKnowsIt() {
        labels();
        assertThat(harness.send(synced("label_removed").extra("name", "bug")).kind())
                .isEqualTo(Kind.SKIPPED);
        labels(WORKSPACES);
        assertThat(harness.send(synced("label_removed").extra("name", "bug")).kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().name()).isEqualTo("RemoveLabel");
    }

    @Test
    void aTypeIsALabelThatTakesTheLastOnesPlace() {
        labels(TEAMS);
        assertThat(harness.send(synced("issue_type_set").extra("name", "Bug").extra("previous_issue_type", "Task"))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("Labels", "RemoveLabel", "Labels", "AddLabel");
        assertThat(harness.send(synced("issue_type_removed").extra("name", "Bug"))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().name()).isEqualTo("RemoveLabel");
    }

    @Test
    void aLabelWithoutANameIsNoLabel() {
        assertThat(harness.send(synced("label_added")).kind()).isEqualTo(Kind.SKIPPED);
        assertThat(harness.send(synced("label_added").extra("name", "\u0001\u2028"))
                        .kind())
                .isEqualTo(Kind.SKIPPED);
        assertThat(harness.linear.names()).isEmpty();
    }

    private void labels(String... nodes) {
        harness.linear.answer(
                "Labels",
                "{\"issue\":{\"team\":{\"id\":\"" + TEAM + "\"}},\"issueLabels\":{\"nodes\":[" + String.join(",", nodes)
                        + "]}}");
    }
}
