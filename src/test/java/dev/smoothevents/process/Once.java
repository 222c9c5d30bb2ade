package dev.smoothevents.process;

import static org.awaitility.Awaitility.await;

import dev.smoothevents.process.wire.Fate;
import dev.smoothevents.process.wire.Trap;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** A trap for the first that comes; the others pass. */
final class Once implements Trap {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Trap trap;
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile boolean sprung;

    Once(Trap trap) {
        this.trap = trap;
    }

    @Override
    public Fate spring() {
        if (!taken.compareAndSet(false, true)) {
            return Fate.PASS;
        }
        Fate fate = trap.spring();
        sprung = true;
        return fate;
    }

    /** Waits until it is over. */
    void awaitSprung() {
        await("the trap").atMost(PATIENCE).until(() -> sprung);
    }
}
