package dev.smoothevents.process;

import java.util.Collection;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Where a scenario plays: a cluster under traffic. */
final class Stage {

    private final Cluster cluster;
    private final Traffic traffic;
    private final Random random;
    private final Set<String> hurt = new HashSet<>();
    private final Collection<String> faults = new ConcurrentLinkedQueue<>();

    Stage(Cluster cluster, Traffic traffic, Random random) {
        this.cluster = cluster;
        this.traffic = traffic;
        this.random = random;
    }

    Cluster cluster() {
        return cluster;
    }

    Database database() {
        return cluster.database();
    }

    Traffic traffic() {
        return traffic;
    }

    /** Lets so many more events be accepted. */
    void more(int events) {
        traffic.more(events);
    }

    int random(int from, int to) {
        return random.nextInt(from, to);
    }

    /** The issue suffers on purpose; only the others must not be late. */
    void hurt(String issue) {
        hurt.add(issue);
    }

    Set<String> hurt() {
        return hurt;
    }

    /** What must not be, and only the scenario can see. */
    void fault(String what) {
        faults.add(what);
    }

    Collection<String> faults() {
        return faults;
    }
}
