package dev.smoothevents.event;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Gathers what comes while a batch is under way, and writes it as the next one: a lone event is written at once, and under load many share
 * a commit. First come, first written.
 *
 * @param <I> what is written
 * @param <R> its answer
 */
final class WriteQueue<I, R> {

    private record Waiting<I, R>(I item, UniEmitter<? super R> emitter, long since) {}

    private final Function<List<I>, Uni<List<R>>> writer;
    private final int batchSize;
    private final int capacity;
    private final long patience;
    private final LongSupplier nanoTime;
    private final Consumer<Runnable> soon;
    private final Deque<Waiting<I, R>> waiting = new ArrayDeque<>();
    private boolean writing;
    private int wanted = 1;
    private long batches;

    /**
     * @param patience what has waited for longer when its turn comes is refused: a database that hangs must not be waited for over and over
     * @param soon runs something after {@link Gathering#MILLISECONDS}
     */
    WriteQueue(
            Function<List<I>, Uni<List<R>>> writer,
            int batchSize,
            int capacity,
            Duration patience,
            LongSupplier nanoTime,
            Consumer<Runnable> soon) {
        this.writer = writer;
        this.batchSize = batchSize;
        this.capacity = capacity;
        this.patience = patience.toNanos();
        this.nanoTime = nanoTime;
        this.soon = soon;
    }

    /** Fails with {@link Overloaded} at once where too much waits already, or later where it has waited for too long. */
    Uni<R> add(I item) {
        return Uni.createFrom().emitter(emitter -> {
            if (enqueue(new Waiting<>(item, emitter, nanoTime.getAsLong()))) {
                writeNext();
            } else {
                emitter.fail(new Overloaded());
            }
        });
    }

    /** Nothing was written; it may work a moment later. */
    static final class Overloaded extends RuntimeException {
        Overloaded() {
            super("Too many events wait to be written", null, false, false);
        }
    }

    private synchronized boolean enqueue(Waiting<I, R> one) {
        return waiting.size() < capacity && waiting.add(one);
    }

    private void writeNext() {
        late().forEach(one -> one.emitter().fail(new Overloaded()));
        List<Waiting<I, R>> batch = take();
        if (batch.isEmpty()) {
            return;
        }
        Uni.createFrom()
                .deferred(() -> writer.apply(batch.stream().map(Waiting::item).toList()))
                .subscribe()
                .with(answers -> written(batch, answers), failure -> failed(batch, failure));
    }

    private synchronized List<Waiting<I, R>> late() {
        List<Waiting<I, R>> late = new ArrayList<>();
        while (!writing
                && !waiting.isEmpty()
                && nanoTime.getAsLong() - waiting.peek().since() > patience) {
            late.add(waiting.remove());
        }
        return late;
    }

    private synchronized List<Waiting<I, R>> take() {
        if (writing || waiting.size() < Math.min(wanted, batchSize)) {
            return List.of();
        }
        List<Waiting<I, R>> batch = new ArrayList<>();
        while (!waiting.isEmpty() && batch.size() < batchSize) {
            batch.add(waiting.remove());
        }
        writing = !batch.isEmpty();
        batches++;
        return batch;
    }

    private void written(List<Waiting<I, R>> batch, List<R> answers) {
        next(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).emitter().complete(answers.get(i));
        }
    }

    private void failed(List<Waiting<I, R>> batch, Throwable failure) {
        next(batch.size());
        batch.forEach(one -> one.emitter().fail(failure));
    }

    /** First the next batch goes on its way, unless it waits for company, then the callers hear of this one. */
    private void next(int lastBatch) {
        long before;
        boolean gathers;
        synchronized (this) {
            writing = false;
            wanted = Gathering.wanted(lastBatch);
            before = batches;
            gathers = waiting.size() < wanted && wanted > 1;
        }
        if (gathers) {
            soon.accept(() -> timeIsUp(before));
        } else {
            writeNext();
        }
    }

    /** Those who wait go without the others, unless they are on their way already. */
    private void timeIsUp(long before) {
        synchronized (this) {
            if (batches != before) {
                return;
            }
            wanted = 1;
        }
        writeNext();
    }
}
