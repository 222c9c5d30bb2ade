package dev.smoothevents.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What is asked for.
 *
 * @param levels their names; none for all of them
 * @param time how long a level is measured
 * @param hold how long a reader holds back vacuum
 * @param pgbench where it is, or empty
 * @param serviceOptions more options for the service's Java
 */
record Options(
        boolean quick,
        List<String> levels,
        int runs,
        Duration time,
        Duration hold,
        String pgbench,
        String serviceOptions) {

    static final List<String> LEVELS = List.of(
            "wide1",
            "wide16",
            "wide64",
            "wide256",
            "hot64",
            "batch",
            "steady",
            "eighty",
            "horizon",
            "inboxes",
            "drain",
            "planning",
            "fanout",
            "mail",
            "pgbench16",
            "pgbench64");

    static Options read(String... args) {
        boolean quick = false;
        List<String> levels = new ArrayList<>();
        int runs = 1;
        Duration time = null;
        Duration hold = null;
        for (int n = 0; n < args.length; n++) {
            switch (args[n]) {
                case "--quick" -> quick = true;
                case "--level" -> levels.add(value(args, ++n));
                case "--runs" -> runs = Integer.parseInt(value(args, ++n));
                case "--time" -> time = Duration.ofSeconds(Long.parseLong(value(args, ++n)));
                case "--hold" -> hold = Duration.ofMinutes(Long.parseLong(value(args, ++n)));
                default -> throw new IllegalArgumentException("no such option: " + args[n]);
            }
        }
        if (!LEVELS.containsAll(levels)) {
            throw new IllegalArgumentException("the levels are " + String.join(", ", LEVELS));
        }
        Duration usualTime = Duration.ofSeconds(quick ? 4 : 30);
        Duration usualHold = quick ? Duration.ofSeconds(16) : Duration.ofMinutes(5);
        return new Options(
                quick,
                levels,
                runs,
                time == null ? usualTime : time,
                hold == null ? usualHold : hold,
                System.getProperty("bench.pgbench", ""),
                System.getProperty("bench.service.options", ""));
    }

    private static String value(String[] args, int n) {
        if (n >= args.length) {
            throw new IllegalArgumentException(args[n - 1] + " needs a value");
        }
        return args[n];
    }

    boolean has(String level) {
        return levels.isEmpty() || levels.contains(level);
    }

    boolean hasAny(String... some) {
        return List.of(some).stream().anyMatch(this::has);
    }

    /** How long a level's own kind of load runs before it is measured. */
    Duration warmUp() {
        return Duration.ofSeconds(quick ? 2 : 10);
    }

    /** Batches of 100 in the backlog. */
    int backlog() {
        return quick ? 300 : 2_000;
    }
}
