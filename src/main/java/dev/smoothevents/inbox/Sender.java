package dev.smoothevents.inbox;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** How one inbox tells. Called in order per recipient and issue, one at a time; in parallel for others. */
public interface Sender {

    Duration ANY_LENGTH = Duration.ofDays(365);

    /** The inbox's name, as the catalogue and the ledger have it: email, slack, linear. */
    String inbox();

    /**
     * Tells it once. Expected failures are outcomes; a failed Uni counts as transient. May be called again after a crash
     * for something that was told already, and does what it can (a stable id) so that nobody notices.
     */
    Uni<Outcome> send(Delivery delivery);

    /**
     * Where it goes, for people to read and without a secret: a Slack channel, a Linear workspace. {@link #pace}, a provider's
     * Retry-After, and {@link Outcome.Kind#DESTINATION_GONE} hold for all that goes there. By default the inbox has only one.
     */
    default String destination(Delivery delivery) {
        return inbox();
    }

    /** The least time between two attempts at one destination; zero where the provider does not mind. */
    default Duration pace() {
        return Duration.ZERO;
    }

    /**
     * How long the line before a destination gets that {@link #pace} makes. A sender that tells in one what waits says so here, lest
     * somebody waits for those who have been told meanwhile.
     */
    default Duration longestLine() {
        return ANY_LENGTH;
    }

    /** Whose servers fail together. When they do, all senders that name the same provider leave it alone for a while. */
    default String provider() {
        return inbox();
    }
}
