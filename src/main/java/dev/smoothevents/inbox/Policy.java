package dev.smoothevents.inbox;

import java.util.List;

/** Decides who is told of an event. No I/O: all it needs is in what was heard. */
@FunctionalInterface
public interface Policy {

    List<Planned> plan(Heard heard);

    /**
     * Whether whoever is told of this event must be told of the earlier events first, as far as the inbox has never planned them:
     * it may have begun to care only now. Asked only where somebody is told.
     */
    default boolean wantsHistory(Heard heard) {
        return false;
    }
}
