package dev.smoothevents.process;

import java.util.List;

/** With a pgbouncer between the service and Postgres: no session is the service's own. */
final class PoolerFaults {

    static final Scenario RESTART = Scenario.of("pgbouncer-restart", PoolerFaults::restart);

    private PoolerFaults() {}

    /** All records go through it, and the replica behind it has its share of the relay's lanes. */
    private static void restart(Stage stage) {
        Cluster cluster = stage.cluster();
        try (PgBouncer pooler = new PgBouncer(cluster.postgres().port())) {
            pooler.start();
            cluster.startPooled(pooler.port());
            stage.more(200);
            pooler.kill();
            pooler.start();
            stage.more(200);
            cluster.stopApart();
        }
    }

    static List<Scenario> all() {
        return PgBouncer.program().isPresent() ? List.of(RESTART) : List.of();
    }
}
