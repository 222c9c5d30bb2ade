package dev.smoothevents.inbox.linear;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.FakeProvider.Answer;
import dev.smoothevents.inbox.Naughty;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Outcome.Kind;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.StoryFixture;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.PersonCard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LinearSenderTest {

    private static final String TEAM = "8d5b2f2e-2bf7-4f0e-9d6b-8f2f6d9d0001";
    private static final String TWIN = "8d5b2f2e-2bf7-4f0e-9d6b-8f2f6d9d0002";

    private final FakeLinear linear = new FakeLinear();
    private final Vertx vertx = Vertx.vertx();
    private final List<String> links = new ArrayList<>();
    private String email = "hubot@example.org";
    private boolean linking = true;

    private final Directory directory = new Directory(null) {
        @Override
        public Uni<PersonCard> person(String account, String key) {
            return Uni.createFrom().item(new PersonCard(account, key, "user", null, email, null, null));
        }

        @Override
        public Uni<Void> linkLinearIssue(String account, UUID issueId, String linearIssueId) {
            links.add(issueId + " " + linearIssueId);
            return linking
                    ? Uni.createFrom().voidItem()
                    : Uni.createFrom().failure(new IllegalStateException("database away"));
        }
    };
    private final CommentOrigin origin = new CommentOrigin(null) {
        @Override
        Uni<String> linearId(Story story) {
            return Uni.createFrom().item(LinearIds.ofComment(story));
        }
    };
    private final LinearSender sender =
            new LinearSender(new LinearClient(vertx, LinearClientTest.Config.of(linear.url())), directory, origin);

    @AfterEach
    void stop() {
        linear.close();
        vertx.closeAndAwait();
    }

    // issues

    @Test
    void anOpenedIssueIsCreatedUnderItsOwnIdAndLinked() {
        StoryFixture opened = StoryFixture.of("issue_opened").team(TEAM).record("issue", "42", "It is red");
        assertThat(send(opened).kind()).isEqualTo(Kind.DELIVERED);
        JsonObject input = linear.last().input();
        assertThat(input.getString("id")).isEqualTo(LinearIds.ofIssue(opened.story()));
        assertThat(input.getString("teamId")).isEqualTo(TEAM);
        assertThat(input.getString("title")).isEqualTo("Fix the build");
        assertThat(input.getString("description"))
                .isEqualTo("It is red\n\n[acme/web#42](<https://example.org/acme/web/issues/42>)");
        assertThat(links).containsExactly(StoryFixture.ISSUE + " " + input.getString("id"));
    }

    @Test
    void anIssueThatWasCreatedBeforeIsOnlyLinked() {
        linear.fail("CreateIssue", 400, "conflict on insert of Issue");
        assertThat(send(StoryFixture.of("issue_opened").team(TEAM)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(links).hasSize(1);
    }

    @Test
    void anIssueThatCouldNotBeCreatedIsNotLinked() {
        linear.fail("CreateIssue", 400, "Argument Validation Error");
        assertThat(send(StoryFixture.of("issue_opened").team(TEAM)).kind()).isEqualTo(Kind.PERMANENT);
        assertThat(links).isEmpty();
    }

    @Test
    void anIssueThatCouldNotBeLinkedIsTriedAgain() {
        linking = false;
        Uni<Outcome> sent =
                sender.send(StoryFixture.of("issue_opened").team(TEAM).delivery("linear", TEAM));
        assertThat(sent.onFailure().recoverWithNull().await().atMost(Duration.ofSeconds(30)))
                .as("a failed Uni is tried again")
                .isNull();
    }

    @Test
    void anIssueThatIsInLinearIsNotCreatedAgain() {
        assertThat(send(StoryFixture.of("issue_opened").team(TEAM).twin(TWIN)).kind())
                .isEqualTo(Kind.SKIPPED);
        assertThat(linear.names()).isEmpty();
    }

    @Test
    void issuesThatAreNotInLinearAreLeftAlone() {
        assertThat(send(StoryFixture.of("issue_opened"))).isEqualTo(Outcome.skipped("issue is not synced to Linear"));
        assertThat(send(StoryFixture.comment("hello").team(TEAM)))
                .isEqualTo(Outcome.skipped("issue is not synced to Linear"));
        assertThat(linear.names()).isEmpty();
    }

    @Test
    void aRenamedIssueGetsItsNewTitle() {
        assertThat(send(synced("issue_renamed").extra("to", "Mend the build")).kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(linear.last().variables())
                .isEqualTo(
                        new JsonObject().put("id", TWIN).put("input", new JsonObject().put("title", "Mend the build")));
    }

    @Test
    void aNewDescriptionIsTakenOverWhereItIsKnown() {
        assertThat(send(synced("issue_description_edited")).kind()).isEqualTo(Kind.SKIPPED);
        assertThat(send(synced("issue_description_edited").record("issue", "42", "New"))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(linear.last().input().getString("description")).startsWith("New\n\n");
    }

    @Test
    void aDeletedIssueIsArchivedOrGoneAnyway() {
        assertThat(send(synced("issue_deleted")).kind()).isEqualTo(Kind.DELIVERED);
        linear.fail("ArchiveIssue", 200, "Entity not found: Issue");
        assertThat(send(synced("issue_deleted")).kind()).isEqualTo(Kind.DELIVERED);
    }

    // comments

    @Test
    void aCommentIsWrittenInItsAuthorsName() {
        StoryFixture comment = StoryFixture.comment("Looks *good*").twin(TWIN);
        assertThat(send(comment).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(linear.last().input())
                .isEqualTo(new JsonObject()
                        .put("id", LinearIds.ofEvent(comment.story()))
                        .put("issueId", TWIN)
                        .put("body", "**octocat**: Looks *good*"));
    }

    @Test
    void aCommentThatIsThereAlreadyIsDone() {
        linear.fail("CreateComment", 200, "conflict on insert of Comment");
        assertThat(send(StoryFixture.comment("x").twin(TWIN)).kind()).isEqualTo(Kind.DELIVERED);
        linear.fail("CreateComment", 400, "conflict on insert of Comment");
        assertThat(send(StoryFixture.comment("x").twin(TWIN)).kind()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void anEditedCommentIsChangedInPlace() {
        StoryFixture edited = synced("comment_edited").record("comment", "1001", "Better");
        assertThat(send(edited).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(linear.last().variables().getString("id")).isEqualTo(LinearIds.ofComment(edited.story()));
        assertThat(linear.last().input().getString("body")).isEqualTo("**octocat**: Better");
    }

    @Test
    void anEditedCommentThatLinearNeverSawIsCreated() {
        linear.fail("UpdateComment", 200, "Entity not found: Comment");
        assertThat(send(synced("comment_edited").record("comment", "1001", "Better"))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(linear.names()).containsExactly("UpdateComment", "CreateComment");
    }

    @Test
    void anEditWithoutWordsChangesNothing() {
        assertThat(send(synced("comment_edited")).kind()).isEqualTo(Kind.SKIPPED);
    }

    @Test
    void aDeletedCommentIsDeletedOrGoneAnyway() {
        StoryFixture deleted = synced("comment_deleted").record("comment", "1001", null);
        assertThat(send(deleted).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(linear.last().variables().getString("id")).isEqualTo(LinearIds.ofComment(deleted.story()));
        linear.fail("DeleteComment", 200, "Entity not found: Comment");
        assertThat(send(deleted).kind()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void whatLinearHasNoNotionOfIsToldAsAComment() {
        assertThat(send(synced("issue_pinned").text("octocat pinned this issue"))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(linear.last().input().getString("body"))
                .isEqualTo("octocat pinned this issue\n\n[acme/web#42](<https://example.org/acme/web/issues/42>)");
    }

    @Test
    void whatPeopleWroteArrivesUnharmed() {
        for (String text : Naughty.STRINGS) {
            if (!text.isBlank() && !text.contains("\0") && !text.contains("\ud83d lone") && text.length() <= 65_536) {
                send(StoryFixture.comment(text).twin(TWIN));
                assertThat(linear.last().input().getString("body")).isEqualTo("**octocat**: " + text);
            }
        }
    }

    // labels

    @Test
    void aLabelIsFoundByNameAndPutOn() {
        linear.answer(
                "Labels",
                "{\"issueLabels\":{\"nodes\":[{\"id\":\"g\",\"isGroup\":true,\"team\":{\"id\":\"t\"}},"
                        + "{\"id\":\"w\",\"isGroup\":false,\"team\":null},"
                        + "{\"id\":\"t\",\"isGroup\":false,\"team\":{\"id\":\"t\"}}]}}");
        assertThat(send(synced("label_added").team(TEAM).extra("name", "bug")).kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(linear.names()).containsExactly("Labels", "AddLabel");
        assertThat(linear.last().variables())
                .as("the team's own label")
                .isEqualTo(new JsonObject().put("id", TWIN).put("labelId", "t"));
    }

    @Test
    void aLabelThatIsMissingIsCreatedInTheTeam() {
        linear.answer("Issue", "{\"issue\":{\"team\":{\"id\":\"" + TEAM + "\"},\"assignee\":null}}");
        linear.answer("Labels", "{\"issueLabels\":{\"nodes\":[]}}");
        StoryFixture labeled = synced("label_added").extra("name", "bug").extra("color", "d73a4a");
        assertThat(send(labeled).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(linear.names()).containsExactly("Issue", "Labels", "CreateLabel", "AddLabel");
        assertThat(linear.asked().get(2).input())
                .isEqualTo(new JsonObject()
                        .put("id", LinearIds.ofLabel(labeled.story(), TEAM, "bug"))
                        .put("teamId", TEAM)
                        .put("name", "bug")
                        .put("color", "#d73a4a"));
    }

    @Test
    void aLabelThatSomebodyJustCreatedIsPutOn() {
        linear.answer("Labels", "{\"issueLabels\":{\"nodes\":[]}}");
        linear.fail("CreateLabel", 400, "conflict on insert of IssueLabel");
        assertThat(send(synced("label_added").team(TEAM).extra("name", "bug")).kind())
                .isEqualTo(Kind.DELIVERED);
    }

    @Test
    void aLabelIsTakenOffWhereLinearKnowsIt() {
        linear.answer("Labels", "{\"issueLabels\":{\"nodes\":[]}}");
        assertThat(send(synced("label_removed").team(TEAM).extra("name", "bug")).kind())
                .isEqualTo(Kind.SKIPPED);
        linear.answer("Labels", "{\"issueLabels\":{\"nodes\":[{\"id\":\"w\",\"isGroup\":false,\"team\":null}]}}");
        assertThat(send(synced("label_removed").team(TEAM).extra("name", "bug")).kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(linear.last().name()).isEqualTo("RemoveLabel");
    }

    @Test
    void aFailureOnTheWayEndsTheReaction() {
        linear.answer("Labels", Answer.of(503, "{}"));
        assertThat(send(synced("label_added").team(TEAM).extra("name", "bug")).kind())
                .isEqualTo(Kind.TRANSIENT);
        assertThat(linear.names()).containsExactly("Labels");
    }

    // states

    @Test
    void aClosedIssueMovesToTheFirstCompletedState() {
        linear.answer(
                "States",
                "{\"workflowStates\":{\"nodes\":[{\"id\":\"second\",\"type\":\"completed\",\"position\":2.5},"
                        + "{\"id\":\"first\",\"type\":\"completed\",\"position\":1}]}}");
        assertThat(send(synced("issue_closed").team(TEAM)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(linear.last().input()).isEqualTo(new JsonObject().put("stateId", "first"));
    }

    @Test
    void whatWasNotPlannedIsCanceled() {
        linear.answer("States", "{\"workflowStates\":{\"nodes\":[]}}");
        send(synced("issue_closed").team(TEAM).extra("state_reason", "not_planned"));
        assertThat(linear.last().variables().encode()).contains("[\"canceled\"]");
        send(synced("issue_closed").team(TEAM).extra("state_reason", "duplicate"));
        assertThat(linear.last().variables().encode()).contains("[\"canceled\"]");
        send(synced("issue_closed").team(TEAM).extra("state_reason", "completed"));
        assertThat(linear.last().variables().encode()).contains("[\"completed\"]");
    }

    @Test
    void aReopenedIssueMovesToAnUnstartedStateIfThereIsOne() {
        linear.answer(
                "States",
                "{\"workflowStates\":{\"nodes\":[{\"id\":\"b\",\"type\":\"backlog\",\"position\":0},"
                        + "{\"id\":\"u\",\"type\":\"unstarted\",\"position\":7}]}}");
        assertThat(send(synced("issue_reopened").team(TEAM)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(linear.last().input()).isEqualTo(new JsonObject().put("stateId", "u"));
    }

    @Test
    void aTeamWithoutSuchAStateIsAFailureToSee() {
        linear.answer("States", "{\"workflowStates\":{\"nodes\":[]}}");
        assertThat(send(synced("issue_closed").team(TEAM)).kind()).isEqualTo(Kind.PERMANENT);
    }

    // assignees

    @Test
    void anAssigneeIsFoundByEmail() {
        linear.answer("Users", "{\"users\":{\"nodes\":[{\"id\":\"u1\"}]}}");
        assertThat(send(assigned("assignee_added")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(linear.asked().get(0).variables().encode()).contains("hubot@example.org");
        assertThat(linear.last().input()).isEqualTo(new JsonObject().put("assigneeId", "u1"));
    }

    @Test
    void anAssigneeWithoutAnAccountIsMentionedInAComment() {
        linear.answer("Users", "{\"users\":{\"nodes\":[]}}");
        assertThat(send(assigned("assignee_added")).kind()).isEqualTo(Kind.DELIVERED);
        email = null;
        assertThat(send(assigned("assignee_removed")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(linear.names()).containsExactly("Users", "CreateComment", "CreateComment");
    }

    @Test
    void onlyTheOneWhoIsAssignedIsUnassigned() {
        linear.answer("Users", "{\"users\":{\"nodes\":[{\"id\":\"u1\"}]}}");
        linear.answer("Issue", "{\"issue\":{\"team\":{\"id\":\"t\"},\"assignee\":{\"id\":\"u2\"}}}");
        assertThat(send(assigned("assignee_removed")).kind()).isEqualTo(Kind.SKIPPED);
        linear.answer("Issue", "{\"issue\":{\"team\":{\"id\":\"t\"},\"assignee\":{\"id\":\"u1\"}}}");
        assertThat(send(assigned("assignee_removed")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(linear.last().input()).isEqualTo(new JsonObject().putNull("assigneeId"));
    }

    private static StoryFixture assigned(String action) {
        return synced(action).record("user", "hubot", null);
    }

    private static StoryFixture synced(String action) {
        return StoryFixture.of(action).twin(TWIN);
    }

    private Outcome send(StoryFixture story) {
        return sender.send(story.delivery("linear", TWIN)).await().atMost(Duration.ofSeconds(30));
    }
}
