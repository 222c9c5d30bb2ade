package dev.smoothevents.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Which inboxes this replica works for, and how patient they are. */
@ConfigMapping(prefix = "smooth.inbox")
public interface InboxConfig {

    Station email();

    Station slack();

    Station linear();

    Station notification();

    Retry retry();

    /** How long after a crash other replicas wait before they take over its deliveries. */
    @WithDefault("PT10S")
    Duration lease();

    /** An attempt that takes longer counts as failed, its outcome as unknown. */
    @WithDefault("PT30S")
    Duration attemptTimeout();

    interface Station {
        /** Whether this replica listens to the topic for this inbox, and delivers. */
        @WithDefault("true")
        boolean enabled();
    }

    /** When a delivery that failed for now is tried again: exponentially later, with jitter, up to a maximum. */
    interface Retry {
        /** Wait after the first failure. */
        @WithDefault("PT1S")
        Duration first();

        /** Longest wait between two attempts. */
        @WithDefault("PT5M")
        Duration longest();

        /** A delivery that still fails at this age is dead. */
        @WithDefault("P1D")
        Duration giveUpAfter();
    }
}
