package dev.smoothevents.inbox;

import io.smallrye.mutiny.Uni;

/** How one inbox tells. Called in order per recipient and issue, one at a time; in parallel for others. */
public interface Sender {

    /** The inbox's name: email, slack, linear. */
    String inbox();

    /**
     * Tells it once. Expected failures are outcomes; a failed Uni counts as transient. May be called again after a crash
     * for something that was told already, and does what it can (a stable id) so that nobody notices.
     */
    Uni<Outcome> send(Delivery delivery);
}
