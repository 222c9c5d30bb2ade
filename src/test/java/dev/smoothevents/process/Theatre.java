package dev.smoothevents.process;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Plays scenarios one after the other on one cluster; each can be played alone, and has issues of its own. */
final class Theatre implements AutoCloseable {

    private static final int ISSUES = 20;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final int replicas;
    private final Random random;
    private final Cluster cluster;

    Theatre(int replicas, long seed) {
        this.replicas = replicas;
        this.random = new Random(seed);
        this.cluster = new Cluster(replicas);
    }

    Cluster cluster() {
        return cluster;
    }

    Outcome play(Scenario scenario) throws Exception {
        cluster.heal(replicas);
        // with an end, so that no project's name begins with another's
        String project = scenario.name() + "-" + NUMBER.incrementAndGet() + "/";
        Stage stage = new Stage(cluster, new Traffic(project, ISSUES, cluster::next), random);
        try {
            stage.more(50);
            scenario.play().on(stage);
            stage.more(50);
        } finally {
            cluster.heal(replicas);
        }
        return new Inspection(cluster, scenario, project).outcome(stage);
    }

    @Override
    public void close() {
        cluster.close();
    }
}
