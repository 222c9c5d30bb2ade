package dev.smoothevents.event;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalInt;

/** How events are written down. */
@ConfigMapping(prefix = "smooth.event")
public interface EventConfig {

    /** Batches that are written at the same time, each on a connection of its own; one for each two processors unless set. */
    OptionalInt writers();

    /** Events written in one transaction, at most. */
    @WithDefault("200")
    int batchSize();

    /** Events that wait to be written, at most; beyond it callers are asked to come back. */
    @WithDefault("10000")
    int queueSize();

    /** How long the first answer to an idempotency key is given again. */
    @WithDefault("P30D")
    Duration idempotencyRetention();
}
