package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Outcome;
import io.smallrye.mutiny.Uni;

/**
 * What an event changes in the twin. It may happen again, after a crash, and does the same then. A {@link LinearFailure} ends it
 * with that answer.
 */
@FunctionalInterface
interface Reaction {

    Uni<Outcome> react(Change change);
}
