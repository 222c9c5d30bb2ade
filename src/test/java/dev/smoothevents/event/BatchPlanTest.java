package dev.smoothevents.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchPlanTest {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Instant NOON = Items.NOON;
    private static final Items COMMENT = Items.of("comment_added");
    private static final Items VIEW = Items.of("issue_viewed").throttle(WINDOW);
    private static final Items VIEW_42 = VIEW.record("issue", "42");

    private final IssueRow first = issue("acme/web#42", "default", 16);
    private final IssueRow second = issue("acme/web#43", "acme/web", 0);
    private final BatchPlan plan = new BatchPlan(List.of(first, second));

    // ---- sequences -------------------------------------------------------------------------------------------------

    @Test
    void newEventsTakeTheNextSequencesOfTheirIssueWithoutAGap() {
        assertThat(add(COMMENT).sequence()).isEqualTo(17);
        assertThat(add(COMMENT.issue("acme/web#43")).sequence()).isEqualTo(1);
        assertThat(add(COMMENT).sequence()).isEqualTo(18);

        assertThat(change(first).lastSequence).isEqualTo(18);
        assertThat(change(second).lastSequence).isEqualTo(1);
    }

    @Test
    void aRepeatTakesNoSequence() {
        add(VIEW);
        assertThat(add(VIEW).sequence()).isEqualTo(17);
        assertThat(add(COMMENT).sequence()).isEqualTo(18);
    }

    @Test
    void newEventsAreWrittenInTheOrderGiven() {
        add(COMMENT.at(NOON.plusSeconds(9)));
        add(COMMENT.at(NOON));

        assertThat(plan.newEvents())
                .extracting(draft -> draft.event().sequence())
                .containsExactly(17L, 18L);
        assertThat(plan.newEvents()).extracting(Draft::issueId).containsOnly(first.id());
    }

    // ---- throttle --------------------------------------------------------------------------------------------------

    @Test
    void aRepeatFoldsIntoAnEventOfTheSameBatch() {
        EventMessage one = add(VIEW);
        EventMessage two = add(VIEW.at(NOON.plusSeconds(60)));
        EventMessage three = add(VIEW.at(NOON.plusSeconds(120)));

        assertThat(one.throttled()).isFalse();
        assertThat(two.throttled()).isTrue();
        assertThat(three.id()).isEqualTo(one.id());
        assertThat(three.occurrences()).isEqualTo(3);
        assertThat(plan.newEvents()).singleElement().satisfies(draft -> {
            assertThat(draft.event().occurrences()).isEqualTo(3);
            assertThat(draft.event().occurredAt()).isEqualTo(NOON.plusSeconds(120));
            assertThat(draft.event().throttled()).isFalse();
        });
        assertThat(plan.foldedEvents()).as("nothing stored changes").isEmpty();
    }

    @Test
    void aRepeatFoldsIntoAStoredEvent() {
        EventMessage stored = stored(VIEW, 5);

        EventMessage answer = plan.add(VIEW.at(NOON.plusSeconds(60)).prepared(), "user", stored);
        plan.add(VIEW.at(NOON.plusSeconds(90)).prepared(), "user", stored);

        assertThat(answer.id()).isEqualTo(stored.id());
        assertThat(answer.throttled()).isTrue();
        assertThat(answer.occurrences()).isEqualTo(6);
        assertThat(plan.newEvents()).isEmpty();
        assertThat(change(first).lastSequence).isEqualTo(16);
        assertThat(plan.foldedEvents()).singleElement().satisfies(draft -> {
            assertThat(draft.repeats()).isEqualTo(2);
            assertThat(draft.event().occurredAt()).isEqualTo(NOON.plusSeconds(90));
        });
    }

    @Test
    void timeNeverMovesBackwards() {
        EventMessage stored = stored(VIEW, 1);

        EventMessage answer = plan.add(VIEW.at(NOON.minusSeconds(60)).prepared(), "user", stored);

        assertThat(answer.throttled()).isTrue();
        assertThat(answer.occurredAt()).isEqualTo(NOON);
        assertThat(answer.occurrences()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {-900, 900})
    void theEdgeOfTheWindowBelongsToItOnBothSides(long seconds) {
        add(VIEW);

        assertThat(add(VIEW.at(NOON.plusSeconds(seconds))).throttled()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1})
    void aMicrosecondBeyondTheWindowIsANewEvent(long direction) {
        add(VIEW);

        Instant beyond = NOON.plus(WINDOW.plusNanos(1_000).multipliedBy(direction));

        assertThat(add(VIEW.at(beyond)).throttled()).isFalse();
        assertThat(plan.newEvents()).hasSize(2);
    }

    @Test
    void theWindowMovesOnWithEachRepeat() {
        add(VIEW);
        add(VIEW.at(NOON.plus(Duration.ofMinutes(14))));

        assertThat(add(VIEW.at(NOON.plus(Duration.ofMinutes(28)))).throttled()).isTrue();
        assertThat(add(VIEW.at(NOON.plus(Duration.ofMinutes(44)))).throttled()).isFalse();
    }

    @Test
    void theLatestLikeEventTakesTheRepeat() {
        EventMessage old = add(VIEW);
        EventMessage recent = add(VIEW.at(NOON.plus(Duration.ofHours(1))));

        EventMessage answer = add(VIEW.at(NOON.plus(Duration.ofMinutes(61))));

        assertThat(answer.id()).isEqualTo(recent.id()).isNotEqualTo(old.id());
    }

    @Test
    void aStoredEventThatIsOlderThanTheBatchsOwnIsLeftAlone() {
        EventMessage stored = stored(VIEW.at(NOON.minus(Duration.ofMinutes(10))), 1);
        EventMessage fresh = plan.add(VIEW.at(NOON).throttle(null).prepared(), "user", null);

        EventMessage answer = plan.add(VIEW.at(NOON.plusSeconds(1)).prepared(), "user", stored);

        assertThat(answer.id()).isEqualTo(fresh.id());
        assertThat(plan.foldedEvents()).isEmpty();
    }

    static List<Items> unlike() {
        return List.of(
                VIEW_42.action("comment_viewed"),
                VIEW_42.actor("hubot"),
                VIEW_42.record("issue", "7"),
                VIEW_42.record("comment", "42"),
                VIEW_42.record(null),
                VIEW_42.issue("acme/web#43"));
    }

    @ParameterizedTest
    @MethodSource("unlike")
    void onlySameIssueActionActorAndRecordFold(Items other) {
        add(VIEW_42);

        assertThat(add(other).throttled()).isFalse();
        assertThat(plan.newEvents()).hasSize(2);
        assertThat(add(VIEW_42).throttled()).as("the like one does").isTrue();
    }

    @Test
    void otherWordsOfTheRecordMakeNoDifference() {
        add(VIEW.record(new EventRecord("issue", "42", null, "Old title", null, null)));

        assertThat(add(VIEW.record(new EventRecord("issue", "42", null, "New title", null, null)))
                        .throttled())
                .isTrue();
    }

    @Test
    void withoutAThrottleNothingFolds() {
        add(VIEW.throttle(null));

        assertThat(add(VIEW.throttle(null)).throttled()).isFalse();
    }

    // ---- the issue -------------------------------------------------------------------------------------------------

    @Test
    void openingSaysWhatTheIssueIs() {
        add(Items.of("issue_opened")
                .record(new EventRecord("issue", "42", "https://example.com/42", "The door squeaks", null, null)));

        IssueChange change = change(first);
        assertThat(change.title).isEqualTo("The door squeaks");
        assertThat(change.url).isEqualTo("https://example.com/42");
        assertThat(change.creator).isEqualTo("octocat");
        assertThat(change.state).isEqualTo("open");
        assertThat(change.createdAt).isEqualTo(NOON);
        assertThat(change(second).title).isNull();
    }

    @Test
    void theTitleMayStandInExtra() {
        add(Items.of("issue_opened").extra("title", "From extra"));

        assertThat(change(first).title).isEqualTo("From extra");
    }

    @Test
    void theLastOfClosingAndReopeningCounts() {
        add(Items.of("issue_closed"));
        assertThat(change(first).state).isEqualTo("closed");

        add(Items.of("issue_reopened"));
        assertThat(change(first).state).isEqualTo("open");
    }

    @Test
    void renamingChangesTheTitle() {
        add(Items.of("issue_renamed").extra("from", "Old").extra("to", "New"));
        assertThat(change(first).title).isEqualTo("New");

        add(Items.of("issue_renamed").record(new EventRecord("issue", "42", null, "Newer", null, null)));
        assertThat(change(first).title).isEqualTo("Newer");
    }

    @Test
    void renamingToNothingLeavesTheTitle() {
        add(Items.of("issue_renamed").extra("to", "New"));
        add(Items.of("issue_renamed").extra("to", "  "));

        assertThat(change(first).title).isEqualTo("New");
    }

    @Test
    void deletingHidesTheIssue() {
        assertThat(change(first).hiddenAt).isNull();

        add(Items.of("issue_deleted"));

        assertThat(change(first).hiddenAt).isEqualTo(NOON);
    }

    @Test
    void anOrdinaryEventChangesNothingButTheSequence() {
        add(COMMENT);

        IssueChange change = change(first);
        assertThat(change)
                .extracting(c -> c.title, c -> c.url, c -> c.creator, c -> c.state, c -> c.createdAt, c -> c.hiddenAt)
                .containsOnlyNulls();
        assertThat(change.project).isNull();
    }

    // ---- the project -----------------------------------------------------------------------------------------------

    @Test
    void anEventWithoutAProjectBelongsToItsIssues() {
        assertThat(add(COMMENT).project()).isEqualTo("default");
        assertThat(add(COMMENT.issue("acme/web#43")).project()).isEqualTo("acme/web");
    }

    @Test
    void theFirstThatNamesAProjectPlacesAnIssueThatWasInNone() {
        assertThat(add(COMMENT.project("acme/shop")).project()).isEqualTo("acme/shop");
        assertThat(add(COMMENT).project()).as("the next one follows").isEqualTo("acme/shop");
        assertThat(add(COMMENT.project("acme/other")).project()).isEqualTo("acme/other");

        assertThat(change(first).project).as("the first one stays").isEqualTo("acme/shop");
    }

    @Test
    void anIssueThatHasAProjectStaysThere() {
        add(COMMENT.issue("acme/web#43").project("acme/other"));

        assertThat(change(second).project).isNull();
    }

    // ---- helpers ---------------------------------------------------------------------------------------------------

    private EventMessage add(Items item) {
        return plan.add(item.prepared(), "user", null);
    }

    private IssueChange change(IssueRow issue) {
        return plan.issueChanges().stream()
                .filter(change -> change.issue().equals(issue))
                .findFirst()
                .orElseThrow();
    }

    private EventMessage stored(Items item, long occurrences) {
        Prepared it = item.prepared();
        return new EventMessage(
                it.id(),
                it.account(),
                "default",
                it.issue(),
                3,
                it.action().name(),
                it.actor(),
                "user",
                it.record(),
                it.extra(),
                it.occurredAt(),
                it.recordedAt(),
                occurrences,
                false,
                it.source(),
                it.correlationId(),
                null);
    }

    private static IssueRow issue(String key, String project, long lastSequence) {
        return new IssueRow(new IssueRef("default", key), UUID.randomUUID(), project, lastSequence);
    }
}
