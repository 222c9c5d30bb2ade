package dev.smoothevents.process.wire;

/** What to do at a {@link Moment}. The message waits as long as it takes to decide. */
@FunctionalInterface
public interface Trap {

    Fate spring();
}
