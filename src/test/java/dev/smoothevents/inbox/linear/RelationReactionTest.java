package dev.smoothevents.inbox.linear;

import static dev.smoothevents.inbox.linear.LinearHarness.OTHER_ISSUE;
import static dev.smoothevents.inbox.linear.LinearHarness.OTHER_KEY;
import static dev.smoothevents.inbox.linear.LinearHarness.OTHER_TWIN;
import static dev.smoothevents.inbox.linear.LinearHarness.TEAM;
import static dev.smoothevents.inbox.linear.LinearHarness.TWIN;
import static dev.smoothevents.inbox.linear.LinearHarness.other;
import static dev.smoothevents.inbox.linear.LinearHarness.synced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Outcome.Kind;
import dev.smoothevents.inbox.StoryFixture;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationReactionTest {

    private final LinearHarness harness = new LinearHarness();

    @BeforeEach
    void unrelated() {
        relations("", "");
    }

    @AfterEach
    void stop() {
        harness.close();
    }

    @ParameterizedTest
    @CsvSource({
        "blocked_by_added,blocks,true",
        "blocking_added,blocks,false",
        "issue_marked_as_duplicate,duplicate,false",
    })
    void relationsHaveADirection(String action, String type, boolean fromOther) {
        harness.knows(other(OTHER_TWIN, null));
        assertThat(harness.send(about(action)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("Relations", "CreateRelation");
        JsonObject input = harness.linear.last().input();
        assertThat(input.getString("type")).isEqualTo(type);
        assertThat(input.getString("issueId")).isEqualTo(fromOther ? OTHER_TWIN : TWIN);
        assertThat(input.getString("relatedIssueId")).isEqualTo(fromOther ? TWIN : OTHER_TWIN);
    }

    @Test
    void bothIssuesTellOfTheSameRelation() {
        harness.knows(other(OTHER_TWIN, null));
        harness.send(about("blocked_by_added"));
        String id = harness.linear.last().input().getString("id");
        assertThat(id)
                .isEqualTo(LinearIds.ofRelation(
                        about("blocking_added").story(), "blocks", OTHER_ISSUE, StoryFixture.ISSUE, 0));
        harness.linear.fail("CreateRelation", 200, "conflict on insert of IssueRelation");
        assertThat(harness.send(about("blocked_by_added")).kind())
                .as("the other one was faster")
                .isEqualTo(Kind.DELIVERED);
    }

    @Test
    void oneThatIsRelatedAgainGetsANewId() {
        harness.knows(other(OTHER_TWIN, null));
        harness.send(about("relation_added"));
        String first = harness.linear.last().input().getString("id");
        harness.timesBefore = 1;
        harness.send(about("relation_added"));
        assertThat(harness.linear.last().input().getString("id")).isNotEqualTo(first);
    }

    @Test
    void whatPeopleHaveRelatedInLinearIsNotRelatedTwice() {
        harness.knows(other("ENG-7", null));
        relations("", "{\"id\":\"r1\",\"type\":\"blocks\",\"issue\":{\"id\":\"x\",\"identifier\":\"ENG-7\"}}");
        assertThat(harness.send(about("blocked_by_added")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("Relations");
    }

    @Test
    void aRelationThatIsTakenBackIsDeleted() {
        harness.knows(other(OTHER_TWIN, null));
        relations(
                "{\"id\":\"r1\",\"type\":\"related\",\"relatedIssue\":{\"id\":\"" + OTHER_TWIN
                        + "\",\"identifier\":\"ENG-7\"}},"
                        + "{\"id\":\"r2\",\"type\":\"blocks\",\"relatedIssue\":{\"id\":\"" + OTHER_TWIN
                        + "\",\"identifier\":\"ENG-7\"}}",
                "");
        assertThat(harness.send(about("blocking_removed")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().name()).isEqualTo("DeleteRelation");
        assertThat(harness.linear.last().variables().getString("id")).isEqualTo("r2");
        harness.linear.fail("DeleteRelation", 200, "Entity not found: IssueRelation");
        assertThat(harness.send(about("blocking_removed")).kind())
                .as("gone meanwhile")
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.send(about("blocked_by_removed")).kind())
                .as("never there")
                .isEqualTo(Kind.DELIVERED);
    }

    @Test
    void anIssueThatIsNotInLinearIsNamedInAComment() {
        assertThat(harness.send(about("blocked_by_added")).kind()).isEqualTo(Kind.DELIVERED);
        harness.knows(other(null, null));
        assertThat(harness.send(about("blocked_by_removed")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.send(synced("relation_added")).kind())
                .as("across repositories GitHub does not say which")
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("CreateComment", "CreateComment", "CreateComment");
    }

    @Test
    void anIssueThatShallBeInLinearIsBroughtWithItsHistory() {
        harness.knows(other(null, TEAM));
        assertThat(harness.send(about("blocked_by_added")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.planned).containsExactly(OTHER_ISSUE);
        assertThat(harness.linear.names()).containsExactly("CreateIssue", "Relations", "CreateRelation");
    }

    @Test
    void aHistoryDoesNotPullInOtherIssues() {
        harness.knows(other(null, TEAM));
        assertThat(harness.bring(about("blocked_by_added")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("CreateComment");
        assertThat(harness.planned).isEmpty();
    }

    @Test
    void aHistoryWaitsForAnIssueThatIsOnItsWay() {
        harness.knows(other(null, TEAM));
        harness.onItsWay = true;
        assertThat(harness.bring(about("blocked_by_added")).kind()).isEqualTo(Kind.TRANSIENT);
    }

    @Test
    void theOtherIssueMayBeNamedByRepositoryAndNumber() {
        harness.knows(other(OTHER_TWIN, null));
        StoryFixture numbered = synced("blocked_by_added")
                .record("issue", "I_kwDOA", null)
                .extra("blocking_repository", "acme/web")
                .extra("blocking_issue_number", "7");
        assertThat(harness.send(numbered).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().name()).isEqualTo("CreateRelation");
    }

    private void relations(String nodes, String inverse) {
        harness.linear.answer(
                "Relations",
                "{\"issue\":{\"relations\":{\"nodes\":[" + nodes + "]},\"inverseRelations\":{\"nodes\":[" + inverse
                        + "]}}}");
    }

    private static StoryFixture about(String action) {
        return synced(action).record("issue", OTHER_KEY, null);
    }
}
