package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import io.smallrye.mutiny.Uni;

/** What an event changes in the twin. A {@link LinearFailure} ends it with that answer. */
@FunctionalInterface
interface Reaction {

    /** {@code twin} is the id in Linear. */
    Uni<Outcome> react(Story story, String twin);
}
