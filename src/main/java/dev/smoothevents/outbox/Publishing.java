package dev.smoothevents.outbox;

import dev.smoothevents.lane.LaneQuery;
import dev.smoothevents.lane.LaneWork;
import dev.smoothevents.topic.TopicProducer;
import dev.smoothevents.tracing.Tracing;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The outbox as work in lanes: send, then delete; and park what can never be sent, with all that follows it of the same issue. */
final class Publishing implements LaneWork<OutboxEntry> {

    private static final Logger LOG = Logger.getLogger(Publishing.class);
    private static final String BEHIND = "waits behind an event of the same issue that is parked";

    private final OutboxTable table;
    private final TopicProducer producer;
    private final Tracing tracing;
    private final Timer latency;

    Publishing(OutboxTable table, TopicProducer producer, Tracing tracing, MeterRegistry registry) {
        this.tracing = tracing;
        this.table = table;
        this.producer = producer;
        this.latency = Timer.builder("smooth.outbox.publish")
                .description("From the row being written to the broker's acknowledgement")
                .publishPercentileHistogram()
                .register(registry);
    }

    @Override
    public String name() {
        return OutboxRelay.WORK;
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
        if (entry.held()) {
            return table.park(entry, BEHIND).replaceWith(Step.DONE);
        }
        Span span = tracing.start("publish", SpanKind.PRODUCER, entry.message().traceparent());
        return Tracing.until(producer.send(entry.message()), span)
                .invoke(() -> latency.record(System.nanoTime() - entry.writtenAt(), TimeUnit.NANOSECONDS))
                .replaceWith(Step.DONE)
                .onFailure(TopicProducer::isForGood)
                .recoverWithUni(failure -> park(entry, failure));
    }

    /** What is at hand of the same issue is fetched again, and then known to be held. */
    private Uni<Step> park(OutboxEntry entry, Throwable failure) {
        LOG.errorf(
                "Event %s of issue %s cannot be published and is parked, with all that follow it: %s",
                entry.message().id(), entry.message().subject(), failure);
        return table.park(entry, failure.toString()).replaceWith(Step.REST);
    }

    @Override
    public Uni<Void> finish(List<OutboxEntry> published) {
        return table.delete(published);
    }
}
