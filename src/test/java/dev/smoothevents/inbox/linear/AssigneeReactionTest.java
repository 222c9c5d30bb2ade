package dev.smoothevents.inbox.linear;

import static dev.smoothevents.inbox.linear.LinearHarness.synced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Outcome.Kind;
import dev.smoothevents.inbox.StoryFixture;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AssigneeReactionTest {

    private final LinearHarness harness = new LinearHarness();

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void anAssigneeIsFoundByEmail() {
        users("null", "{\"id\":\"u1\"}");
        assertThat(harness.send(assigned("assignee_added")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.asked().get(0).variables().encode()).contains("hubot@example.org");
        assertThat(harness.linear.last().input()).isEqualTo(new JsonObject().put("assigneeId", "u1"));
    }

    @Test
    void anAssigneeWithoutAnAccountIsMentionedInAComment() {
        users("null", "");
        assertThat(harness.send(assigned("assignee_added")).kind()).isEqualTo(Kind.DELIVERED);
        harness.email = null;
        assertThat(harness.send(assigned("assignee_removed")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("Users", "CreateComment", "CreateComment");
    }

    @Test
    void onlyTheOneWhoIsAssignedIsUnassigned() {
        users("{\"id\":\"u2\"}", "{\"id\":\"u1\"}");
        assertThat(harness.send(assigned("assignee_removed")).kind()).isEqualTo(Kind.SKIPPED);
        users("{\"id\":\"u1\"}", "{\"id\":\"u1\"}");
        assertThat(harness.send(assigned("assignee_removed")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().input()).isEqualTo(new JsonObject().putNull("assigneeId"));
    }

    private void users(String assignee, String nodes) {
        harness.linear.answer(
                "Users", "{\"issue\":{\"assignee\":" + assignee + "},\"users\":{\"nodes\":[" + nodes + "]}}");
    }

    private static StoryFixture assigned(String action) {
        return synced(action).record("user", "hubot", null);
    }
}
