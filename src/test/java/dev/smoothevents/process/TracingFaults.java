package dev.smoothevents.process;

import java.time.Duration;
import java.util.List;

/** Traces are sent to where nobody takes them. */
final class TracingFaults {

    private static final Duration BOUND = Duration.ofSeconds(3);

    static final Scenario COLLECTOR_HANGS =
            Scenario.of("collector-hangs", TracingFaults::hangs).within(BOUND);

    private TracingFaults() {}

    /** The collector's connections stand, and it never answers; the exporter runs out of time and of space, and nobody else notices. */
    private static void hangs(Stage stage) {
        stage.cluster().startTraced();
        stage.more(300);
        stage.cluster().stopApart();
    }

    static List<Scenario> all() {
        return List.of(COLLECTOR_HANGS);
    }
}
