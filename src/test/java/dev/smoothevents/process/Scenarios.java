package dev.smoothevents.process;

import java.util.List;
import java.util.stream.Stream;

/** All there are. */
final class Scenarios {

    static final List<Scenario> ALL = Stream.of(
                    ProcessFaults.all(),
                    DatabaseFaults.all(),
                    BrokerFaults.all(),
                    TracingFaults.all(),
                    PoolerFaults.all())
            .flatMap(List::stream)
            .toList();

    private Scenarios() {}
}
