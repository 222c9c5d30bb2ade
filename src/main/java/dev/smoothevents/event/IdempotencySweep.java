package dev.smoothevents.event;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Forgets answers that are older than the retention. */
@ApplicationScoped
class IdempotencySweep {

    private static final int CHUNK = 10_000;

    private final IdempotencyTable table;
    private final EventConfig config;
    private final Clock clock;

    IdempotencySweep(IdempotencyTable table, EventConfig config, Clock clock) {
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return table.sweep(clock.instant().minus(config.idempotencyRetention()))
                .chain(swept -> swept < CHUNK ? Uni.createFrom().voidItem() : sweep());
    }
}
