package dev.smoothevents.inbox.linear;

import static dev.smoothevents.inbox.linear.LinearHarness.TWIN;
import static dev.smoothevents.inbox.linear.LinearHarness.synced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Outcome.Kind;
import dev.smoothevents.inbox.StoryFixture;
import dev.smoothevents.topic.EventRecord;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinkReactionTest {

    private static final String URL = "https://github.com/acme/web/pull/8";

    private final LinearHarness harness = new LinearHarness();

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void aPullRequestIsALinkOnTheTwin() {
        StoryFixture linked = about("pull_request_linked", URL).text("octocat linked the pull request acme/web#8");
        assertThat(harness.send(linked).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().input())
                .isEqualTo(new JsonObject()
                        .put("id", LinearIds.ofEvent(linked.story()))
                        .put("issueId", TWIN)
                        .put("url", URL)
                        .put("title", "Faster build")
                        .put("subtitle", "octocat linked the pull request acme/web#8"));
    }

    @Test
    void aLinkIsFoundByItsAddressAndTakenOff() {
        attachments("{\"id\":\"a1\"}");
        assertThat(harness.send(about("pull_request_unlinked", URL)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("Attachments", "DeleteAttachment");
        assertThat(harness.linear.last().variables().getString("id")).isEqualTo("a1");
        harness.linear.fail("DeleteAttachment", 200, "Entity not found: Attachment");
        assertThat(harness.send(about("pull_request_unlinked", URL)).kind()).isEqualTo(Kind.DELIVERED);
        attachments("");
        assertThat(harness.send(about("pull_request_unlinked", URL)).kind()).isEqualTo(Kind.SKIPPED);
    }

    @Test
    void withoutAnAddressItIsToldAsAComment() {
        assertThat(harness.send(about("cross_reference_added", null)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.send(about("pull_request_unlinked", "javascript:alert(1)"))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.send(synced("pull_request_linked")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("CreateComment", "CreateComment", "CreateComment");
    }

    private void attachments(String nodes) {
        harness.linear.answer("Attachments", "{\"issue\":{\"attachments\":{\"nodes\":[" + nodes + "]}}}");
    }

    private static StoryFixture about(String action, String url) {
        return synced(action).record(new EventRecord("pull_request", "8", url, "Faster build", null, null));
    }
}
