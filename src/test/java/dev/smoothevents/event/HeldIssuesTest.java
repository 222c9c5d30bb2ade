package dev.smoothevents.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HeldIssuesTest {

    private static final IssueRef A = new IssueRef("default", "a");
    private static final IssueRef B = new IssueRef("default", "b");
    private static final Recorded DONE = new Recorded(201, null, false, null);

    private final Database database = new Database();
    private long now;
    private final HeldIssues issues = new HeldIssues(database::held, database::tryToWrite, 3, 6, () -> now);

    @Test
    void itsEventsWaitInOrderUntilTheIssueIsFree() {
        Prepared first = event(A);
        Prepared second = event(A);
        var one = add(first);
        var two = add(second);

        database.heldAre(A);
        database.waitInVain();
        one.assertNotTerminated();
        database.heldAre();
        database.write();

        assertThat(database.written).containsExactly(first, second);
        one.assertItem(DONE);
        two.assertItem(DONE);
    }

    @Test
    void whatIsFreeDoesNotWaitForWhatIsHeld() {
        var held = add(event(A));
        database.heldAre(A);
        var free = add(event(B));
        database.waitInVain();

        database.heldAre(A);
        database.write();

        free.assertItem(DONE);
        held.assertNotTerminated();
    }

    @Test
    void whereAllAreHeldEachIsWaitedForInTurn() {
        add(event(A));
        database.heldAre(A);
        add(event(B));
        database.waitInVain();
        database.heldAre(A, B);
        assertThat(database.asked).containsExactly(B);
        assertThat(database.lockWait).isEqualTo(CarefulWriter.LOCK_WAIT);
        database.waitInVain();
        database.heldAre(A, B);
        assertThat(database.asked).containsExactly(A);
    }

    @Test
    void afterAWhileTheCallerIsToldToComeBackAndItsPlaceIsFree() {
        var early = add(event(A));
        database.heldAre(A);
        now += HeldIssues.PATIENCE.toNanos() - 1;
        var late = add(event(A));
        now++;

        database.waitInVain();

        assertThat(early.getItem().status()).isEqualTo(503);
        late.assertNotTerminated();
        database.heldAre();
        database.write();
        late.assertItem(DONE);
        assertThat(database.written).hasSize(1);
    }

    @Test
    void whereTheIssueIsFreeItIsTheSameRequestThatIsInProgress() {
        var blocked = add(event(A));
        database.heldAre();
        now += HeldIssues.PATIENCE.toNanos();

        database.waitInVain();

        assertThat(blocked.getItem().status()).isEqualTo(409);
    }

    @Test
    void anIssueIsKnownToBeHeldAsLongAsItsEventsWait() {
        Prepared one = event(A);
        assertThat(issues.amongst(List.of(one, event(B)))).isEmpty();
        add(one);
        assertThat(issues.amongst(List.of(one, event(B)))).containsExactly(A);

        database.heldAre();
        database.write();

        assertThat(issues.amongst(List.of(one, event(B)))).isEmpty();
    }

    @Test
    void onlySoManyWait() {
        for (int n = 0; n < 6; n++) {
            add(event(A)).assertNotTerminated();
        }

        assertThat(add(event(B)).getItem().status()).isEqualTo(503);
    }

    @Test
    void onlySoManyOfAnIssueAreWrittenAtOnce() {
        for (int n = 0; n < 5; n++) {
            add(event(A));
        }
        database.heldAre();
        database.write();
        assertThat(database.written).hasSize(3);
        database.heldAre();
        database.write();
        assertThat(database.written).hasSize(5);
    }

    @Test
    void aDatabaseThatIsAwayIsToldToAllOfThem() {
        var one = add(event(A));
        var two = add(event(B));

        database.cannotBeAsked(new IllegalStateException("away"));

        one.assertFailedWith(IllegalStateException.class, "away");
        two.assertFailedWith(IllegalStateException.class, "away");
        assertThat(issues.amongst(List.of(event(A)))).isEmpty();
        add(event(A));
        database.heldAre();
        database.write();
        assertThat(database.written).hasSize(1);
    }

    @Test
    void aWriteThatFailsFailsThoseOfItsIssueOnly() {
        var one = add(event(A));
        database.heldAre(A);
        var two = add(event(B));
        database.waitInVain();
        database.heldAre(A);
        assertThat(database.asked).containsExactly(B);

        database.cannotWrite(new IllegalStateException("cut"));

        two.assertFailedWith(IllegalStateException.class, "cut");
        one.assertNotTerminated();
    }

    private static Prepared event(IssueRef issue) {
        return Items.of("comment_added").issue(issue.key()).prepared();
    }

    private UniAssertSubscriber<Recorded> add(Prepared item) {
        return issues.add(item).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    /** Answers when the test says so. */
    private static final class Database {

        private UniEmitter<? super Set<IssueRef>> question;
        private UniEmitter<? super List<Optional<Recorded>>> attempt;
        private List<Prepared> items = List.of();
        private Set<IssueRef> asked = Set.of();
        private Duration lockWait;
        private final List<Prepared> written = new ArrayList<>();

        Uni<Set<IssueRef>> held(Set<IssueRef> issues) {
            return Uni.createFrom().emitter(emitter -> question = emitter);
        }

        Uni<List<Optional<Recorded>>> tryToWrite(List<Prepared> some, Duration wait) {
            items = some;
            asked = new HashSet<>(some.stream().map(Prepared::ref).toList());
            lockWait = wait;
            return Uni.createFrom().emitter(emitter -> attempt = emitter);
        }

        void heldAre(IssueRef... issues) {
            question.complete(Set.of(issues));
        }

        void cannotBeAsked(Throwable failure) {
            question.fail(failure);
        }

        void write() {
            written.addAll(items);
            attempt.complete(items.stream().map(item -> Optional.of(DONE)).toList());
        }

        void waitInVain() {
            attempt.complete(
                    items.stream().map(item -> Optional.<Recorded>empty()).toList());
        }

        void cannotWrite(Throwable failure) {
            attempt.fail(failure);
        }
    }
}
