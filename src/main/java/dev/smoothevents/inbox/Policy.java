package dev.smoothevents.inbox;

import java.util.List;

/** Decides who is told of an event. No I/O: all it needs is in what was heard. */
@FunctionalInterface
public interface Policy {

    List<Planned> plan(Heard heard);
}
