package dev.smoothevents.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is processed and not yet removed. Removed some at a time, off the way of those that wait: a commit for each would compete with the
 * commits that bring new work. Not thread-safe; the loop's own.
 */
final class Finishing<T> {

    private final LaneWork<T> work;
    private final LaneSettings settings;
    private final Mailbox mailbox;
    private final Trouble trouble;
    private final Consumer<List<T>> finished;

    private List<T> done = new ArrayList<>();
    private boolean finishing;
    private long finishAt = System.nanoTime();
    private long notBefore = System.nanoTime();

    /** @param finished told what is removed */
    Finishing(LaneWork<T> work, LaneSettings settings, Mailbox mailbox, Trouble trouble, Consumer<List<T>> finished) {
        this.work = work;
        this.settings = settings;
        this.mailbox = mailbox;
        this.trouble = trouble;
        this.finished = finished;
    }

    void add(T item) {
        if (done.isEmpty()) {
            finishAt = System.nanoTime() + settings.finishWithin().toNanos();
        }
        done.add(item);
    }

    boolean isEmpty() {
        return done.isEmpty() && !finishing;
    }

    long untilNextStep(long now) {
        if (finishing || done.isEmpty()) {
            return Long.MAX_VALUE;
        }
        return Math.max(notBefore - now, isFull() ? 0 : finishAt - now);
    }

    /** @param hurry whether to wait for no more */
    void advance(long now, boolean hurry) {
        boolean isTime = hurry || isFull() || now - finishAt >= 0;
        if (finishing || done.isEmpty() || !isTime || now - notBefore < 0) {
            return;
        }
        finishing = true;
        List<T> batch = done;
        done = new ArrayList<>();
        mailbox.ask(() -> work.finish(batch), nothing -> succeeded(batch), failure -> failed(batch, failure));
    }

    private boolean isFull() {
        return done.size() >= settings.capacity() / 4;
    }

    private void succeeded(List<T> batch) {
        finishing = false;
        finished.accept(batch);
    }

    /** They stay busy, so they are not processed again here, and are finished with the next ones. */
    private void failed(List<T> batch, Throwable failure) {
        finishing = false;
        trouble.cannot("finish", failure);
        batch.addAll(done);
        done = batch;
        notBefore = System.nanoTime() + settings.idlePoll().toNanos();
    }
}
