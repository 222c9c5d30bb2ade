package dev.smoothevents.inbox.email;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets so many through at once; the others wait in line, and leave it when nobody waits for them any more. The mail client has a line of
 * its own, but what stands there is sent in any case, also long after its sender has given up and tried anew.
 */
final class Gate {

    private static final class Turn {
        private UniEmitter<? super Boolean> emitter;
        private boolean in;
    }

    private final Set<Turn> line = new LinkedHashSet<>();
    private int free;

    Gate(int atOnce) {
        this.free = atOnce;
    }

    <T> Uni<T> pass(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> pass(new Turn(), work));
    }

    private <T> Uni<T> pass(Turn turn, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<Boolean>emitter(emitter -> {
                    turn.emitter = emitter;
                    come(turn);
                })
                .chain(work::get)
                .onTermination()
                .invoke(() -> leave(turn));
    }

    private void come(Turn turn) {
        synchronized (this) {
            if (free == 0) {
                line.add(turn);
                return;
            }
            free--;
            turn.in = true;
        }
        turn.emitter.complete(true);
    }

    private void leave(Turn turn) {
        Turn next = null;
        synchronized (this) {
            if (!turn.in) {
                line.remove(turn);
                return;
            }
            turn.in = false;
            if (line.isEmpty()) {
                free++;
            } else {
                next = line.iterator().next();
                line.remove(next);
                next.in = true;
            }
        }
        if (next != null) {
            next.emitter.complete(true);
        }
    }
}
