package dev.smoothevents.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs all levels, as often as asked for, and prints the table. Called by {@code bench/run.sh}. */
final class Bench {

    private static final String LIMIT = "pgbench64";

    private Bench() {}

    public static void main(String... args) throws SQLException {
        Options options;
        try {
            options = Options.read(args);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        try (Lab lab = new Lab(options)) {
            for (int run = 1; run <= options.runs(); run++) {
                System.err.println("Run " + run + " of " + options.runs());
                for (Row row : run(lab, options)) {
                    rows.computeIfAbsent(row.level().replaceFirst(" \\d+/s$", ""), level -> new ArrayList<>())
                            .add(row);
                }
            }
            System.out.println(lab.description());
        }
        List<Row> medians = rows.values().stream().map(Row::median).toList();
        System.out.println(new Table(medians));
        tellRatios(medians);
    }

    private static List<Row> run(Lab lab, Options options) throws SQLException {
        List<Row> rows = new ArrayList<>();
        rows.addAll(new Recording(lab, options).inboxesOff());
        rows.addAll(new Recording(lab, options).inboxesOn());
        rows.addAll(new Drain(lab, options).run());
        rows.addAll(new Inboxes(lab, options).run());
        rows.addAll(new Pgbench(lab, options).run());
        return rows;
    }

    private static void tellRatios(List<Row> rows) {
        for (String level : List.of("wide64", "inboxes", "batch")) {
            double ratio = events(rows, level) / events(rows, LIMIT);
            if (!Double.isNaN(ratio)) {
                System.out.printf("%s / %s: %.2f%n", level, LIMIT, ratio);
            }
        }
    }

    private static double events(List<Row> rows, String level) {
        return rows.stream()
                .filter(row -> row.level().equals(level))
                .mapToDouble(row -> row.get(Column.EVENTS))
                .findFirst()
                .orElse(Double.NaN);
    }
}
