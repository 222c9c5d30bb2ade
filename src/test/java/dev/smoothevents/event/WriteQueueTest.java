package dev.smoothevents.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriteQueueTest {

    private static final int BATCH = 3;
    private static final int CAPACITY = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<List<String>> batches = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final List<UniEmitter<? super List<String>>> underWay = new ArrayList<>();
    private long now;
    private final WriteQueue<String, String> queue =
            new WriteQueue<>(this::write, BATCH, CAPACITY, PATIENCE, () -> now, later::add);

    @Test
    void aLoneItemIsWrittenAtOnce() {
        var answer = add("a");

        assertThat(batches).containsExactly(List.of("a"));
        answer.assertNotTerminated();
        finish();
        answer.assertCompleted().assertItem("A");
    }

    @Test
    void whatComesMeanwhileSharesTheNextBatch() {
        add("a");
        var b = add("b");
        var c = add("c");
        assertThat(batches).hasSize(1);

        finish();

        assertThat(batches).containsExactly(List.of("a"), List.of("b", "c"));
        finish();
        b.assertItem("B");
        c.assertItem("C");
    }

    @Test
    void aBatchHasALimitAndTheOrderIsKept() {
        for (String item : List.of("a", "b", "c", "d", "e", "f")) {
            add(item);
        }
        finish();
        finish();
        finish();

        assertThat(batches).containsExactly(List.of("a"), List.of("b", "c", "d"), List.of("e", "f"));
    }

    @Test
    void atItsCapacityItRefusesAtOnceAndKeepsWhatItHas() {
        List<UniAssertSubscriber<String>> taken =
                IntStream.rangeClosed(0, CAPACITY).mapToObj(n -> add("x" + n)).toList();

        add("late").assertFailedWith(WriteQueue.Overloaded.class);

        finish();
        finish();
        finish();
        taken.forEach(UniAssertSubscriber::assertCompleted);
        assertThat(batches.stream().mapToInt(List::size).sum()).isEqualTo(CAPACITY + 1);
        assertThat(batches).noneMatch(batch -> batch.contains("late"));
    }

    @Test
    void onceThereIsRoomItTakesMore() {
        IntStream.rangeClosed(0, CAPACITY).forEach(n -> add("x" + n));
        add("late").assertFailedWith(WriteQueue.Overloaded.class);

        finish();

        add("again").assertNotTerminated();
    }

    @Test
    void whoHasWaitedForTooLongIsRefusedInsteadOfWritten() {
        add("a");
        var early = add("early");
        now += PATIENCE.toNanos();
        var late = add("late");
        now++;

        fail(new IllegalStateException("hung"));

        early.assertFailedWith(WriteQueue.Overloaded.class);
        assertThat(batches).containsExactly(List.of("a"), List.of("late"));
        finish();
        late.assertItem("LATE");
    }

    @Test
    void afterAllWereRefusedTheNextIsWrittenAtOnce() {
        add("a");
        var early = add("early");
        now += PATIENCE.toNanos() + 1;
        finish();
        early.assertFailedWith(WriteQueue.Overloaded.class);

        add("b");

        assertThat(batches).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void aFailingBatchFailsItsOwnCallersOnly() {
        var a = add("a");
        var b = add("b");

        fail(new IllegalStateException("away"));

        a.assertFailedWith(IllegalStateException.class, "away");
        assertThat(batches).containsExactly(List.of("a"), List.of("b"));
        finish();
        b.assertItem("B");
    }

    @Test
    void aWriterThatThrowsIsAFailureLikeAnyOther() {
        List<List<String>> seen = new ArrayList<>();
        WriteQueue<String, String> throwing = new WriteQueue<>(
                items -> {
                    seen.add(items);
                    throw new IllegalStateException("at once");
                },
                BATCH,
                CAPACITY,
                PATIENCE,
                () -> now,
                later::add);

        throwing.add("a")
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(IllegalStateException.class, "at once");
        throwing.add("b")
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .assertFailedWith(IllegalStateException.class, "at once");
        assertThat(seen).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void nothingIsWrittenForAnAnswerThatNobodyAskedFor() {
        queue.add("a");

        assertThat(batches).isEmpty();
    }

    @Test
    void theNextBatchIsOnItsWayBeforeTheCallersHearOfThisOne() {
        List<Integer> batchesWhenAnswered = new ArrayList<>();
        queue.add("a").subscribe().with(answer -> batchesWhenAnswered.add(batches.size()));
        add("b");

        finish();

        assertThat(batchesWhenAnswered).containsExactly(2);
    }

    @Test
    void afterALargeBatchTheNextOneWaitsForTheCallersThatWereJustAnswered() {
        WriteQueue<String, String> wide = new WriteQueue<>(this::write, 100, 1_000, PATIENCE, () -> now, later::add);
        addAll(wide, 1);
        addAll(wide, 20);
        finish();
        addAll(wide, 3);

        finish();

        assertThat(batches).extracting(List::size).containsExactly(1, 20);
        addAll(wide, 8);
        assertThat(batches).extracting(List::size).containsExactly(1, 20, 11);
    }

    @Test
    void whoWaitsForCompanyInVainGoesAlone() {
        WriteQueue<String, String> wide = new WriteQueue<>(this::write, 100, 1_000, PATIENCE, () -> now, later::add);
        addAll(wide, 1);
        addAll(wide, 20);
        finish();
        addAll(wide, 3);
        finish();

        timeIsUp();

        assertThat(batches).extracting(List::size).containsExactly(1, 20, 3);
        finish();
        assertThat(later).isEmpty();
    }

    @Test
    void whatComesAfterTheWaitGoesAtOnce() {
        WriteQueue<String, String> wide = new WriteQueue<>(this::write, 100, 1_000, PATIENCE, () -> now, later::add);
        addAll(wide, 1);
        addAll(wide, 20);
        finish();
        finish();
        timeIsUp();

        addAll(wide, 1);

        assertThat(batches).extracting(List::size).containsExactly(1, 20, 1);
    }

    @Test
    void anOldWaitEndsNoLaterOne() {
        WriteQueue<String, String> wide = new WriteQueue<>(this::write, 100, 1_000, PATIENCE, () -> now, later::add);
        addAll(wide, 1);
        addAll(wide, 20);
        finish();
        finish();
        addAll(wide, 11);
        finish();
        addAll(wide, 2);

        later.remove(0).run();

        assertThat(batches).extracting(List::size).containsExactly(1, 20, 11);
    }

    private void timeIsUp() {
        List<Runnable> due = List.copyOf(later);
        later.clear();
        due.forEach(Runnable::run);
    }

    private static void addAll(WriteQueue<String, String> queue, int count) {
        IntStream.range(0, count).forEach(n -> queue.add("x" + n).subscribe().with(answer -> {}));
    }

    private UniAssertSubscriber<String> add(String item) {
        return queue.add(item).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private Uni<List<String>> write(List<String> items) {
        batches.add(items);
        return Uni.createFrom().emitter(underWay::add);
    }

    private void finish() {
        int latest = underWay.size() - 1;
        List<String> answers = batches.get(latest).stream()
                .map(item -> item.toUpperCase(Locale.ROOT))
                .toList();
        underWay.get(latest).complete(answers);
    }

    private void fail(Throwable failure) {
        underWay.get(underWay.size() - 1).fail(failure);
    }
}
