package dev.smoothevents.outbox;

import dev.smoothevents.lane.LaneLeases;
import dev.smoothevents.lane.LaneLoop;
import dev.smoothevents.lane.LaneQuery;
import dev.smoothevents.lane.LaneSettings;
import dev.smoothevents.lane.LaneWork;
import dev.smoothevents.topic.TopicProducer;
import dev.smoothevents.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Publishes what waits in the outbox: at least once, per issue in the order of the commits, deleted only after the broker's
 * acknowledgement. Runs in every replica that has it enabled; they share the lanes. Where change data
 * capture publishes instead, it rests.
 */
@ApplicationScoped
public class OutboxRelay {

    private final boolean enabled;
    private final LaneLoop<OutboxEntry> loop;

    OutboxRelay(OutboxConfig config, OutboxTable table, TopicProducer producer, Tracing tracing, Pool pool) {
        this.enabled = config.relay().enabled() && config.mode() == OutboxConfig.Mode.RELAY;
        this.loop = new LaneLoop<>(
                new Publishing(table, producer, tracing),
                new LaneLeases(pool, "outbox", config.relay().lease()),
                LaneSettings.DEFAULT.withCapacity(config.relay().capacity()));
    }

    void start(@Observes StartupEvent start) {
        if (enabled) {
            loop.start();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        if (enabled) {
            loop.stop();
        }
    }

    /** Something was committed to the outbox. A hint that saves a poll's wait. */
    public void poke() {
        if (enabled) {
            loop.poke();
        }
    }

    private record Publishing(OutboxTable table, TopicProducer producer, Tracing tracing)
            implements LaneWork<OutboxEntry> {

        @Override
        public String name() {
            return "outbox";
        }

        @Override
        public short lane(OutboxEntry entry) {
            return entry.lane();
        }

        @Override
        public long position(OutboxEntry entry) {
            return entry.seq();
        }

        @Override
        public String key(OutboxEntry entry) {
            return entry.message().key();
        }

        @Override
        public Uni<List<OutboxEntry>> fetch(LaneQuery query) {
            return table.fetch(query);
        }

        @Override
        public Uni<Step> process(OutboxEntry entry) {
            Span span =
                    tracing.start("publish", SpanKind.PRODUCER, entry.message().traceparent());
            return Tracing.until(producer.send(entry.message()), span).replaceWith(Step.DONE);
        }

        @Override
        public Uni<Void> finish(List<OutboxEntry> published) {
            return table.delete(published);
        }
    }
}
