package dev.smoothevents.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The way from the outbox to the topic. */
@ConfigMapping(prefix = "smooth.outbox")
public interface OutboxConfig {

    /** Who publishes what is in the outbox; the same in all replicas, see docs/cdc.md for the change from one to the other. */
    @WithDefault("relay")
    Mode mode();

    Relay relay();

    /** When the oldest event has waited so long to be published, nothing more is recorded: 503. */
    @WithDefault("PT1H")
    Duration maxAge();

    enum Mode {
        /** the relay, which polls the table: rows stay until they are published */
        RELAY,
        /** a connector that reads the write-ahead log: rows are deleted in the transaction that inserts them */
        CDC
    }

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
