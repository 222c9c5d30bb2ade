package dev.smoothevents.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The relay from the outbox to the topic. */
@ConfigMapping(prefix = "smooth.outbox")
public interface OutboxConfig {

    Relay relay();

    /** When the oldest event has waited so long to be published, nothing more is recorded: 503. */
    @WithDefault("PT1H")
    Duration maxAge();

    interface Relay {
        /** Whether this replica relays. */
        @WithDefault("true")
        boolean enabled();

        /** How long after a crash other replicas wait before they take over the lanes. */
        @WithDefault("PT6S")
        Duration lease();

        /** Rows fetched and not yet deleted, at most. */
        @WithDefault("4000")
        int capacity();
    }
}
