package dev.smoothevents.live;

import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Those who have heard all there is, and wait for more. Not thread-safe. */
final class Waiters<K> {

    /** One of them, who has come so far. */
    static final class Waiter<K> {
        private final Reader<K, ?> reader;
        private final UniEmitter<? super Stretch> emitter;
        private final long since;
        private long at;

        private Waiter(long at, Reader<K, ?> reader, UniEmitter<? super Stretch> emitter, long since) {
            this.at = at;
            this.reader = reader;
            this.emitter = emitter;
            this.since = since;
        }
    }

    /** Who is to be told, outside of any lock, and what. */
    record Call<K>(Waiter<K> waiter, Stretch stretch) {
        void make() {
            waiter.emitter.complete(stretch);
        }
    }

    private final Set<Waiter<K>> waiting = new LinkedHashSet<>();
    private final long patience;

    /** @param patience after which somebody who waits in vain is told that there is nothing */
    Waiters(Duration patience) {
        this.patience = patience.toNanos();
    }

    Waiter<K> add(long at, Reader<K, ?> reader, UniEmitter<? super Stretch> emitter, long now) {
        Waiter<K> waiter = new Waiter<>(at, reader, emitter, now);
        waiting.add(waiter);
        return waiter;
    }

    void remove(Waiter<K> waiter) {
        waiting.remove(waiter);
    }

    /** A position that nobody has drawn is from before the database was set back to an earlier state: such a listener begins with now. */
    void setBack(long drawn, long lookedAt) {
        for (Waiter<K> waiter : waiting) {
            if (waiter.at > drawn && waiter.since - lookedAt < 0) {
                waiter.at = Tail.NOW;
            }
        }
    }

    /**
     * Takes out those whose waiting is over; the others have come as far as is settled.
     *
     * @param before how far it was settled the last time
     * @param places that were found since
     */
    List<Call<K>> take(long before, long settled, List<Place<K>> places, long now) {
        List<Call<K>> calls = new ArrayList<>();
        for (Iterator<Waiter<K>> all = waiting.iterator(); all.hasNext(); ) {
            Waiter<K> waiter = all.next();
            Stretch stretch = stretch(waiter, before, settled, places, now);
            if (stretch != null) {
                calls.add(new Call<>(waiter, stretch));
                all.remove();
            }
        }
        return calls;
    }

    private Stretch stretch(Waiter<K> waiter, long before, long settled, List<Place<K>> places, long now) {
        if (settled == Frontier.UNKNOWN) {
            return null;
        }
        boolean hasMissed = waiter.at < before || before == Frontier.UNKNOWN && waiter.at < settled;
        if (hasMissed || hasNews(waiter, settled, places)) {
            return Stretch.from(waiter.at, settled);
        }
        waiter.at = Math.max(waiter.at, settled);
        return now - waiter.since >= patience ? new Stretch(waiter.at, waiter.at) : null;
    }

    private static <K> boolean hasNews(Waiter<K> waiter, long settled, List<Place<K>> places) {
        for (Place<K> place : places) {
            if (place.position() > waiter.at && place.position() <= settled && waiter.reader.wants(place.key())) {
                return true;
            }
        }
        return false;
    }
}
