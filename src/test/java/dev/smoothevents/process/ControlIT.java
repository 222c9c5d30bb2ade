package dev.smoothevents.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A checker that never goes red is no test: it must find what is wrong with outboxes that are built with a well-known mistake. */
class ControlIT {

    private static Cluster cluster;

    @BeforeAll
    static void start() {
        cluster = new Cluster(0);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theMistakeIsFound(Control control) {
        assertThat(control.verdict(cluster, true).faults()).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void withoutItTheSameFaultDoesNoHarm(Control control) {
        assertThat(control.verdict(cluster, false).faults()).isEmpty();
    }
}
