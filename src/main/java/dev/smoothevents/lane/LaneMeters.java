package dev.smoothevents.lane;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicInteger;

/** What a loop tells of itself; each meter is tagged with the work. */
final class LaneMeters {

    private final AtomicInteger held;
    private final AtomicInteger atHand;
    private final DistributionSummary fetched;
    private final DistributionSummary finished;
    private final Counter failed;

    LaneMeters(MeterRegistry registry, String work) {
        Tags tags = Tags.of("work", work);
        held = registry.gauge("smooth.lanes.held", tags, new AtomicInteger());
        atHand = registry.gauge("smooth.lanes.at.hand", tags, new AtomicInteger());
        fetched = DistributionSummary.builder("smooth.lanes.fetched")
                .description("Items that one poll brought, empty polls left out")
                .tags(tags)
                .register(registry);
        finished = DistributionSummary.builder("smooth.lanes.finished")
                .description("Items removed at once")
                .tags(tags)
                .register(registry);
        failed = Counter.builder("smooth.lanes.failed")
                .description("Attempts that failed and will be made again")
                .tags(tags)
                .register(registry);
    }

    void held(int lanes) {
        held.set(lanes);
    }

    void atHand(int items) {
        atHand.set(items);
    }

    void fetched(int items) {
        if (items > 0) {
            fetched.record(items);
        }
    }

    void finished(int items) {
        finished.record(items);
    }

    void failed() {
        failed.increment();
    }
}
