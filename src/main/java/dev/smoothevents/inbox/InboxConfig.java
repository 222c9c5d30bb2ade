package dev.smoothevents.inbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithDefaults;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** Which inboxes this replica works for, and how patient they are. */
@ConfigMapping(prefix = "smooth.inbox")
public interface InboxConfig {

    /** By the inbox's name. */
    @WithParentName
    @WithDefaults
    Map<String, Station> stations();

    Retry retry();

    Breaker breaker();

    /** Deliveries of one inbox under way at once, at most. */
    @WithDefault("200")
    int capacity();

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

    /** When a provider in trouble is left alone. */
    interface Breaker {
        /** So many failures in a row. */
        @WithDefault("10")
        int failures();

        /** For so long, then one attempt is made; doubles each time that it fails. */
        @WithDefault("PT5S")
        Duration first();

        /** The longest time between two such attempts. */
        @WithDefault("PT1M")
        Duration longest();
    }
}
