package dev.smoothevents.lane;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What one thread has to do next. Answers from elsewhere come back through it, so the thread's state needs no lock. */
final class Mailbox {

    private final BlockingQueue<Runnable> messages = new LinkedBlockingQueue<>();

    /** From any thread. */
    void post(Runnable message) {
        messages.add(message);
    }

    /** Starts something elsewhere and has its outcome handled here. An exception thrown at once is a failure like any other. */
    <R> void ask(Supplier<Uni<? extends R>> question, Consumer<R> answer, Consumer<Throwable> failure) {
        Uni.createFrom()
                .<R>deferred(question)
                .subscribe()
                .with(result -> post(() -> answer.accept(result)), problem -> post(() -> failure.accept(problem)));
    }

    /** Handles what is there; waits so long for the first. */
    void receive(long nanos) throws InterruptedException {
        Runnable message = messages.poll(nanos, TimeUnit.NANOSECONDS);
        while (message != null) {
            message.run();
            message = messages.poll();
        }
    }
}
