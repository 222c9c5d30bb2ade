package dev.smoothevents.inbox.linear;

import static dev.smoothevents.inbox.linear.LinearHarness.NOW;
import static dev.smoothevents.inbox.linear.LinearHarness.TEAM;
import static dev.smoothevents.inbox.linear.LinearHarness.TWIN;
import static dev.smoothevents.inbox.linear.LinearHarness.issue;
import static dev.smoothevents.inbox.linear.LinearHarness.synced;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.History;
import dev.smoothevents.inbox.Outcome.Kind;
import dev.smoothevents.inbox.StoryFixture;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How an issue gets its twin, how the twin changes with it, and how it ends. */
class LinearTwinsTest {

    private static final String OWN_TWIN =
            LinearIds.ofIssue(StoryFixture.of("issue_opened").story());

    private final LinearHarness harness = new LinearHarness();

    @AfterEach
    void stop() {
        harness.close();
    }

    @Test
    void anOpenedIssueIsCreatedUnderItsOwnIdAndLinked() {
        harness.knows(issue(null, TEAM));
        assertThat(harness.send(StoryFixture.of("issue_opened").team(TEAM)).kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("CreateIssue", "CreateAttachment");
        assertThat(harness.input(0))
                .isEqualTo(new JsonObject()
                        .put("id", OWN_TWIN)
                        .put("teamId", TEAM)
                        .put("title", "Fix the build")
                        .put("description", "It is red\n\n[acme/web#42](<https://example.org/acme/web/issues/42>)"));
        assertThat(harness.links).containsExactly(StoryFixture.ISSUE + " " + OWN_TWIN);
    }

    @Test
    void theTwinLinksBackToTheOriginal() {
        harness.knows(issue(null, TEAM));
        harness.send(StoryFixture.of("issue_opened").team(TEAM));
        JsonObject attachment = harness.linear.last().input();
        assertThat(attachment.getString("issueId")).isEqualTo(OWN_TWIN);
        assertThat(attachment.getString("url")).isEqualTo("https://example.org/acme/web/issues/42");
        assertThat(attachment.getString("title")).isEqualTo("acme/web#42");
    }

    @Test
    void whicheverEventComesFirstMakesTheTwin() {
        harness.knows(issue(null, TEAM));
        assertThat(harness.send(StoryFixture.comment("hello").team(TEAM)).kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("CreateIssue", "CreateAttachment", "CreateComment");
        assertThat(harness.linear.last().input().getString("issueId")).isEqualTo(OWN_TWIN);
    }

    @Test
    void anIssueThatBeganLongAgoBringsItsTime() {
        SourceIssue now = issue(null, TEAM);
        harness.knows(new SourceIssue(
                now.account(),
                now.id(),
                now.key(),
                null,
                null,
                null,
                TEAM,
                false,
                false,
                null,
                NOW.minus(30, ChronoUnit.DAYS)));
        harness.send(StoryFixture.of("issue_opened").team(TEAM));
        assertThat(harness.input(0).getString("createdAt")).isEqualTo("2026-10-24T18:00:01Z");
        assertThat(harness.input(0).getString("title")).as("better than none").isEqualTo("acme/web#42");
        assertThat(harness.linear.names())
                .as("without an address there is no link back")
                .containsExactly("CreateIssue");
    }

    @Test
    void anIssueThatWasFoundClosedIsClosedInLinearToo() {
        SourceIssue now = issue(null, TEAM);
        harness.knows(
                new SourceIssue(now.account(), now.id(), now.key(), "Old", null, null, TEAM, false, true, null, NOW));
        harness.linear.answer("States", StateReactionTest.states("backlog", "done completed 3"));
        assertThat(harness.send(StoryFixture.comment("why?").team(TEAM)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("CreateIssue", "States", "UpdateIssue", "CreateComment");
    }

    @Test
    void anIssueThatWasCreatedBeforeIsOnlyLinked() {
        harness.knows(issue(null, TEAM));
        harness.linear.fail("CreateIssue", 400, "conflict on insert of Issue");
        assertThat(harness.send(StoryFixture.of("issue_opened").team(TEAM)).kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.links).hasSize(1);
    }

    @Test
    void anIssueThatCouldNotBeCreatedIsNotLinkedAndNothingIsToldAboutIt() {
        harness.knows(issue(null, TEAM));
        harness.linear.fail("CreateIssue", 200, "Entity not found in validateAccess: teamId");
        assertThat(harness.send(StoryFixture.comment("hello").team(TEAM)).kind())
                .isEqualTo(Kind.PERMANENT);
        assertThat(harness.links).isEmpty();
        assertThat(harness.linear.names()).containsExactly("CreateIssue");
    }

    @Test
    void aLinkBackThatLinearDoesNotWantIsDoneWithout() {
        harness.knows(issue(null, TEAM));
        harness.linear.fail("CreateAttachment", 400, "Argument Validation Error");
        assertThat(harness.send(StoryFixture.of("issue_opened").team(TEAM)).kind())
                .isEqualTo(Kind.DELIVERED);
        harness.linear.fail("CreateAttachment", 503, "later");
        assertThat(harness.send(StoryFixture.of("issue_opened").team(TEAM)).kind())
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(harness.links).hasSize(1);
    }

    @Test
    void anIssueThatCouldNotBeLinkedIsTriedAgain() {
        harness.knows(issue(null, TEAM));
        harness.linking = false;
        assertThat(harness.attempt(StoryFixture.of("issue_opened").team(TEAM), "synced project")
                        .onFailure()
                        .recoverWithNull()
                        .await()
                        .atMost(Duration.ofSeconds(30)))
                .as("a failed Uni is tried again")
                .isNull();
    }

    @Test
    void aTwinThatSomebodyChoseStaysAsItIs() {
        assertThat(harness.send(StoryFixture.of("issue_opened").team(TEAM).twin(TWIN))
                        .kind())
                .isEqualTo(Kind.SKIPPED);
        assertThat(harness.linear.names()).isEmpty();
    }

    @Test
    void anOpeningThatComesAfterTheFirstCommentCompletesTheTwin() {
        StoryFixture opened =
                StoryFixture.of("issue_opened").team(TEAM).twin(OWN_TWIN).record("issue", "42", "Words");
        assertThat(harness.send(opened).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("UpdateIssue");
        assertThat(harness.linear.last().input().getString("description")).startsWith("Words\n\n");
    }

    @Test
    void anOpeningThatWasToldBeforeTheCrashChangesNothing() {
        assertThat(harness.send(StoryFixture.of("issue_opened")
                                .team(TEAM)
                                .twin(OWN_TWIN)
                                .sequence(1))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).isEmpty();
    }

    @Test
    void aRenamedIssueGetsItsNewTitle() {
        assertThat(harness.send(synced("issue_renamed").extra("to", "Mend the build"))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().variables())
                .isEqualTo(
                        new JsonObject().put("id", TWIN).put("input", new JsonObject().put("title", "Mend the build")));
    }

    @Test
    void aNewDescriptionIsTakenOverWhereItIsKnown() {
        assertThat(harness.send(synced("issue_description_edited")).kind()).isEqualTo(Kind.SKIPPED);
        assertThat(harness.send(synced("issue_description_edited").record("issue", "42", "New"))
                        .kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().input().getString("description")).startsWith("New\n\n");
    }

    @Test
    void theTwinBeginsWithTheLastTitleAndDescriptionSoEarlierOnesAreNotBrought() {
        assertThat(harness.bring(synced("issue_renamed").extra("to", "Older")).kind())
                .isEqualTo(Kind.SKIPPED);
        assertThat(harness.bring(synced("issue_description_edited").record("issue", "42", "Older"))
                        .kind())
                .isEqualTo(Kind.SKIPPED);
        assertThat(harness.linear.names()).isEmpty();
    }

    @Test
    void theBeginningOfAHistoryMakesTheTwin() {
        harness.knows(issue(null, TEAM));
        assertThat(harness.bring(StoryFixture.of("issue_opened").team(TEAM)).kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("CreateIssue", "CreateAttachment");
        assertThat(History.REASON).isEqualTo("history");
    }

    @Test
    void aDeletedIssueIsArchivedOrGoneAnyway() {
        assertThat(harness.send(synced("issue_deleted")).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.last().variables().getString("id")).isEqualTo(TWIN);
        harness.linear.fail("ArchiveIssue", 200, "Entity not found: Issue");
        assertThat(harness.send(synced("issue_deleted")).kind()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void aDeletedIssueGetsNoTwinOnlyToBeArchived() {
        harness.knows(issue(null, TEAM));
        harness.linear.fail("ArchiveIssue", 200, "Entity not found: Issue");
        assertThat(harness.send(StoryFixture.of("issue_deleted").team(TEAM)).kind())
                .isEqualTo(Kind.DELIVERED);
        assertThat(harness.linear.names()).containsExactly("ArchiveIssue");
    }

    @Test
    void whatHappensToADeletedIssueMakesNoTwin() {
        SourceIssue now = issue(null, TEAM);
        harness.knows(
                new SourceIssue(now.account(), now.id(), now.key(), "Old", null, null, TEAM, true, false, null, NOW));
        assertThat(harness.send(StoryFixture.comment("late").team(TEAM)).kind()).isEqualTo(Kind.SKIPPED);
        assertThat(harness.linear.names()).isEmpty();
    }
}
