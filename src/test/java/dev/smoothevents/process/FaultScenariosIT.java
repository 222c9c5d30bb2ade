package dev.smoothevents.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Two replicas, sometimes three, under traffic, and one fault after the other. The short and exact ones; {@code bench/faults.sh} plays them all, for as long
 * as wished.
 */
class FaultScenariosIT {

    private static final System.Logger LOG = System.getLogger(FaultScenariosIT.class.getName());
    private static Theatre theatre;

    @BeforeAll
    static void start() {
        theatre = new Theatre(2, 1);
    }

    @AfterAll
    static void stop() {
        if (theatre != null) {
            theatre.close();
        }
    }

    static List<Scenario> scenarios() {
        List<Scenario> scenarios = new ArrayList<>(ProcessFaults.KILLS_AT);
        scenarios.add(ProcessFaults.PAUSE);
        scenarios.add(ProcessFaults.ROLLING_RESTART);
        scenarios.add(DatabaseFaults.COMMIT_ANSWER_LOST);
        scenarios.add(DatabaseFaults.BACKENDS_TERMINATED);
        scenarios.add(DatabaseFaults.LONG_WRITER);
        scenarios.add(DatabaseFaults.CONNECTIONS_HANG);
        scenarios.add(DatabaseFaults.HANGS);
        scenarios.add(TracingFaults.COLLECTOR_HANGS);
        scenarios.add(ProcessFaults.KILL_EVERY_SECOND_BRIEFLY);
        return scenarios;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyPromiseIsKept(Scenario scenario) throws Exception {
        Outcome outcome = theatre.play(scenario);

        LOG.log(System.Logger.Level.INFO, outcome.toString());
        assertThat(outcome.faults()).as(scenario.name()).isEmpty();
    }
}
