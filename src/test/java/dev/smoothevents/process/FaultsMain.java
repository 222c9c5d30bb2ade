package dev.smoothevents.process;

import dev.smoothevents.process.HistoryChecker.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The long run: every scenario in an order drawn from a seed, over and over, with three replicas. Prints a line for each and ends with 0
 * only where all are green.
 *
 * <p>Arguments: {@code --minutes N}, {@code --seed N}, {@code --only NAME}.
 */
public final class FaultsMain {

    private static final int REPLICAS = 3;

    private FaultsMain() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        System.out.println("seed " + options.seed() + ", again with --seed " + options.seed());
        boolean green = run(options);
        System.out.println(green ? "all as it must be" : "NOT as it must be");
        System.exit(green ? 0 : 1);
    }

    /** Each at least once, then over and over until the time is up. */
    private static boolean run(Options options) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(options.minutes());
        List<Scenario> scenarios = new ArrayList<>(options.chosen(Scenarios.ALL));
        Random random = new Random(options.seed());
        boolean green = true;
        try (Theatre theatre = new Theatre(REPLICAS, options.seed())) {
            for (int n = 0; n < scenarios.size() || !scenarios.isEmpty() && System.nanoTime() - end < 0; n++) {
                if (n % scenarios.size() == 0) {
                    Collections.shuffle(scenarios, random);
                }
                Outcome outcome = theatre.play(scenarios.get(n % scenarios.size()));
                System.out.println(outcome);
                green &= outcome.isGreen();
            }
            green &= controls(options, theatre.cluster());
        }
        return green;
    }

    /** With its mistake each must be red, without it green. */
    private static boolean controls(Options options, Cluster cluster) {
        boolean green = true;
        for (Control control : Control.values()) {
            if (options.isChosen(control)) {
                Verdict mistaken = control.verdict(cluster, true);
                Verdict right = control.verdict(cluster, false);
                System.out.printf(
                        "%-32s with the mistake %s, without it %s%n", control, colour(mistaken), colour(right));
                green &= !mistaken.faults().isEmpty() && right.faults().isEmpty();
            }
        }
        return green;
    }

    private static String colour(Verdict verdict) {
        return verdict.faults().isEmpty()
                ? "GREEN"
                : "RED, " + verdict.faults().size() + " faults, such as: "
                        + verdict.faults().get(0);
    }

    record Options(int minutes, long seed, String only) {

        static Options parse(String... arguments) {
            int minutes = 10;
            long seed = new Random().nextInt(1_000_000);
            String only = "";
            for (int i = 0; i + 1 < arguments.length; i += 2) {
                String value = arguments[i + 1];
                switch (arguments[i]) {
                    case "--minutes" -> minutes = Integer.parseInt(value);
                    case "--seed" -> seed = Long.parseLong(value);
                    case "--only" -> only = value;
                    default -> throw new IllegalArgumentException("unknown: " + arguments[i]);
                }
            }
            return new Options(minutes, seed, only);
        }

        List<Scenario> chosen(List<Scenario> all) {
            List<Scenario> chosen = all.stream()
                    .filter(scenario -> scenario.name().contains(only))
                    .toList();
            if (chosen.isEmpty() && Stream.of(Control.values()).noneMatch(this::isChosen)) {
                throw new IllegalArgumentException("nothing is called like " + only);
            }
            return chosen;
        }

        boolean isChosen(Control control) {
            return control.toString().contains(only);
        }
    }
}
