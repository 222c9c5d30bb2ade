package dev.smoothevents.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;

/** Through a pgbouncer in transaction mode, which restarts; where it is installed. */
class PoolerIT {

    @Test
    void everyPromiseIsKeptThroughARestartOfThePooler() throws Exception {
        assumeTrue(
                PgBouncer.program().isPresent(), "no pgbouncer on the PATH or in /usr/sbin: apt-get install pgbouncer");
        try (Theatre theatre = new Theatre(1, 1)) {
            assertThat(theatre.play(PoolerFaults.RESTART).faults()).isEmpty();
        }
    }
}
