package dev.smoothevents.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The growing end of a table, for those who follow it. While there is a follower, one look after the other finds out how far the table is
 * settled ({@link Frontier}), and wakes those for whom there is something. What they are told is read by their {@link Reader}, the same way
 * whether it is news or what was missed: so a stream that is resumed anywhere, at any replica, goes on as if it had never been broken.
 */
public final class Tail<K> {

    /** Follow from now on, and not from a position. */
    public static final long NOW = -1;

    private static final Logger LOG = Logger.getLogger(Tail.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final Source<K> source;
    private final Duration pause;
    private final Waiters<K> waiters;
    private final SharedReads reads = new SharedReads();
    private Frontier frontier = new Frontier();
    private int followers;
    private long turn;
    private boolean looking;
    private boolean inTrouble;

    public Tail(Source<K> source, LiveConfig config) {
        this.source = source;
        this.pause = config.poll();
        this.waiters = new Waiters<>(config.heartbeat());
    }

    /**
     * Each thing that the reader wants, once and in order, beginning behind the position; in between, how far it has come: first of all where
     * it begins now, and whenever there was nothing to tell for a while. Ends only when a read fails; go on then from the last position.
     */
    public <T> Multi<Live<T>> follow(Reader<K, T> reader, long position) {
        return Multi.createFrom().deferred(() -> {
            Follower<K, T> follower = new Follower<>(this, reader, position);
            join();
            return Multi.createBy()
                    .repeating()
                    .uni(follower::next)
                    .indefinitely()
                    .onItem()
                    .<Live<T>>disjoint()
                    .onTermination()
                    .invoke(this::leave);
        });
    }

    private synchronized void join() {
        if (followers++ == 0) {
            frontier = new Frontier();
            lookAfter(Duration.ZERO);
        }
    }

    private synchronized void leave() {
        if (--followers == 0) {
            stop();
        }
    }

    /** No more looks. */
    public synchronized void stop() {
        turn++;
        looking = false;
    }

    /** How many follow at the moment. */
    public synchronized int followers() {
        return followers;
    }

    /** Waits until there is something beyond the position for the reader; nothing, when it is time to say that there is nothing. */
    Uni<Stretch> beyond(long position, Reader<K, ?> reader) {
        return Uni.createFrom().emitter(emitter -> {
            Stretch stretch = beyondOrWait(position, reader, emitter);
            if (stretch != null) {
                emitter.complete(stretch);
            }
        });
    }

    private synchronized Stretch beyondOrWait(long position, Reader<K, ?> reader, UniEmitter<? super Stretch> emitter) {
        if (frontier.isKnown() && position < frontier.settled()) {
            return Stretch.from(position, frontier.settled());
        }
        Waiters.Waiter<K> waiter = waiters.add(position, reader, emitter, System.nanoTime());
        emitter.onTermination(() -> forget(waiter));
        return null;
    }

    private synchronized void forget(Waiters.Waiter<K> waiter) {
        waiters.remove(waiter);
    }

    <T> Uni<Leg<T>> read(Reader<K, T> reader, Stretch stretch) {
        return reads.read(reader, stretch);
    }

    // ---- looking ---------------------------------------------------------------------------------------------------

    /** There may be news. A hint that saves the wait for the next look. */
    public synchronized void poke() {
        if (followers > 0 && !looking) {
            lookAfter(Duration.ZERO);
        }
    }

    /** Takes the turn: a look of an earlier one does not happen, or does not count. */
    private void lookAfter(Duration wait) {
        long mine = ++turn;
        looking = false;
        if (wait.isZero()) { // a timer of no time at all is refused
            Infrastructure.getDefaultWorkerPool().execute(() -> look(mine));
        } else {
            Infrastructure.getDefaultWorkerPool().schedule(() -> look(mine), wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look(long mine) {
        long startedAt = System.nanoTime();
        Uni.createFrom()
                .deferred(() -> glance(mine))
                .subscribe()
                .with(glance -> call(seen(mine, glance, startedAt)), failure -> call(failed(mine, failure)));
    }

    private synchronized Uni<Glance<K>> glance(long mine) {
        looking = mine == turn;
        if (!looking) {
            return Uni.createFrom().nothing();
        }
        return frontier.isKnown()
                ? source.above(frontier.settled(), frontier.needsMark())
                : source.newest(frontier.needsMark());
    }

    private static <K> void call(List<Waiters.Call<K>> calls) {
        calls.forEach(Waiters.Call::make);
    }

    private synchronized List<Waiters.Call<K>> seen(long mine, Glance<K> glance, long startedAt) {
        if (mine != turn) {
            return List.of();
        }
        if (inTrouble) {
            LOG.info("Streams go on");
            inTrouble = false;
        }
        long before = frontier.settled();
        boolean more = frontier.isKnown() && glance.full();
        frontier.saw(glance);
        if (frontier.settled() > before) {
            reads.clear();
        }
        lookAfter(more ? Duration.ZERO : pause);
        waiters.setBack(glance.drawn(), startedAt);
        return waiters.take(before, frontier.settled(), glance.places(), System.nanoTime());
    }

    private synchronized List<Waiters.Call<K>> failed(long mine, Throwable failure) {
        if (mine != turn) {
            return List.of();
        }
        if (!inTrouble) {
            LOG.warnf("Streams stand still, trying on: %s", failure);
            inTrouble = true;
        }
        lookAfter(AFTER_FAILURE);
        return waiters.take(frontier.settled(), frontier.settled(), List.of(), System.nanoTime());
    }
}
