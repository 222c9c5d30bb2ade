package dev.smoothevents.inbox.linear;

import static dev.smoothevents.inbox.linear.LinearHarness.NOW;
import static dev.smoothevents.inbox.linear.LinearHarness.TWIN;
import static dev.smoothevents.inbox.linear.LinearHarness.synced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.inbox.Outcome.Kind;
import dev.smoothevents.inbox.StoryFixture;
import io.vertx.core.json.JsonObject;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommentReactionTest {

    private final LinearHarness harness = new LinearHarness();

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void aCommentIsWrittenInItsAuthorsName() {
        StoryFixture comment = StoryFixture.comment("Looks *good*").twin(TWIN);
        assertThat(harness.send(comment).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().input())
                .isEqualTo(new JsonObject()
                        .put("id", LinearIds.ofEvent(comment.story()))
                        .put("issueId", TWIN)
                        .put("body", "**octocat**: Looks *good*"));
    }

    @Test
    void aCommentOfLongAgoBringsItsTime() {
        StoryFixture comment = StoryFixture.comment("x").twin(TWIN).occurredAt(NOW.minus(2, ChronoUnit.DAYS));
        harness.bring(comment);
        assertThat(harness.linear.last().input().getString("createdAt")).isEqualTo("2026-11-21T18:00:01Z");
    }

    @Test
    void aCommentThatIsThereAlreadyIsDone() {
        harness.linear.fail("CreateComment", 200, "conflict on insert of Comment");
        assertThat(harness.send(StoryFixture.comment("x").twin(TWIN)).kind()).isEqualTo(Kind.DELIVERED);
        harness.linear.fail(
                "CreateComment",
                400,
                "conflict on insert of Comment | Details: Entity Comment with id x already exists.");
        assertThat(harness.send(StoryFixture.comment("x").twin(TWIN)).kind()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void anEditedCommentIsChangedInPlace() {
        StoryFixture edited = synced("comment_edited").record("comment", "1001", "Better");
        assertThat(harness.send(edited).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().variables().getString("id")).isEqualTo(LinearIds.ofComment(edited.story()));
        assertThat(harness.linear.last().input().getString("body")).isEqualTo("**octocat**: Better");
    }

    @Test
    void anEditedCommentThatLinearNeverSawIsCreated() {
        harness.linear.fail("UpdateComment", 200, "Entity not found: Comment");
        assertThat(harness.send(synced("comment_edited").record("comment", "1001", "Better"))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("UpdateComment", "CreateComment");
    }

    @Test
    void anEditWithoutWordsChangesNothing() {
        assertThat(harness.send(synced("comment_edited")).kind()).isEqualTo(Kind.SKIPPED);
    }

    @Test
    void aDeletedCommentIsDeletedOrGoneAnyway() {
        StoryFixture deleted = synced("comment_deleted").record("comment", "1001", null);
        assertThat(harness.send(deleted).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().variables().getString("id")).isEqualTo(LinearIds.ofComment(deleted.story()));
        harness.linear.fail("DeleteComment", 200, "Entity not found: Comment");
        assertThat(harness.send(deleted).kind()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void wordsThatAreMarkdownStayAsTheyAre() {
        for (String text : Naughty.STRINGS) {
            if (text.isBlank() || text.contains("\0") || text.contains("lone") || text.length() > 60_000) {
                continue;
            }
            harness.send(StoryFixture.comment(text).twin(TWIN));
            assertThat(harness.linear.last().input().getString("body")).isEqualTo("**octocat**: " + text);
        }
    }
}
