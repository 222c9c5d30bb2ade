package dev.smoothevents.inbox.linear;

import static dev.smoothevents.inbox.linear.LinearHarness.OTHER_KEY;
import static dev.smoothevents.inbox.linear.LinearHarness.OTHER_TWIN;
import static dev.smoothevents.inbox.linear.LinearHarness.TWIN;
import static dev.smoothevents.inbox.linear.LinearHarness.other;
import static dev.smoothevents.inbox.linear.LinearHarness.synced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Outcome.Kind;
import dev.smoothevents.inbox.StoryFixture;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParentReactionTest {

    private final LinearHarness harness = new LinearHarness();

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void bothIssuesTellTheSameToLinear() {
        harness.knows(other(OTHER_TWIN, null));
        harness.send(about("parent_issue_added"));
        assertThat(harness.linear.last().variables()).isEqualTo(parent(TWIN, OTHER_TWIN));
        harness.send(about("sub_issue_added"));
        assertThat(harness.linear.last().variables()).isEqualTo(parent(OTHER_TWIN, TWIN));
    }

    @Test
    void onlyTheParentThatIsThereIsTakenAway() {
        harness.knows(other(OTHER_TWIN, null));
        parentIs(OTHER_TWIN);
        assertThat(harness.send(about("parent_issue_removed")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().variables()).isEqualTo(parent(TWIN, null));
        parentIs("somebody else");
        assertThat(harness.send(about("parent_issue_removed")).kind()).isEqualTo(Kind.SKIPPED);
        harness.linear.answer("Parent", "{\"issue\":{\"parent\":null}}");
        assertThat(harness.send(about("sub_issue_removed")).kind()).isEqualTo(Kind.SKIPPED);
    }

    @Test
    void anIssueThatIsNotInLinearIsNamedInAComment() {
        for (String action :
                new String[] {"parent_issue_added", "parent_issue_removed", "sub_issue_added", "sub_issue_removed"}) {
            assertThat(harness.send(about(action)).kind()).isEqualTo(Kind.DELIVERED);
            assertThat(harness.linear.last().name()).isEqualTo("CreateComment");
        }
    }

    private void parentIs(String twin) {
        harness.linear.answer("Parent", "{\"issue\":{\"parent\":{\"id\":\"" + twin + "\",\"identifier\":\"ENG-1\"}}}");
    }

    private static JsonObject parent(String child, String parent) {
        return new JsonObject().put("id", child).put("input", new JsonObject().put("parentId", parent));
    }

    private static StoryFixture about(String action) {
        return synced(action).record("issue", OTHER_KEY, null);
    }
}
