package dev.smoothevents.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The levels that record and relay, with all inboxes off but in the last. */
final class Recording {

    static final double STEADY = 500;
    private static final String RELAY = "relay";
    private static final Map<String, Integer> WIDE = Map.of("wide1", 1, "wide16", 16, "wide64", 64, "wide256", 256);
    private static final int BATCH_CONNECTIONS = 16;
    private static final int FILL = Plan.WIDE / 100;

    private final Lab lab;
    private final Options options;
    private final List<Row> rows = new ArrayList<>();

    Recording(Lab lab, Options options) {
        this.lab = lab;
        this.options = options;
    }

    List<Row> inboxesOff() throws SQLException {
        if (!options.hasAny("wide1", "wide16", "wide64", "wide256", "hot64", "batch", "steady", "eighty", "horizon")) {
            return rows;
        }
        try (Service service = lab.service("recording", true, false)) {
            Measurement measurement = warm(service, false);
            for (String level : List.of("wide1", "wide16", "wide64", "wide256")) {
                closed(measurement, level, Plan.closed(WIDE.get(level), 1, Plan.WIDE, options.time()));
            }
            closed(measurement, "hot64", Plan.closed(64, 1, Plan.HOT, options.time()));
            closed(measurement, "batch", Plan.closed(BATCH_CONNECTIONS, 100, Plan.WIDE, options.time()));
            steady(measurement, "steady", STEADY);
            if (options.has("eighty")) {
                steady(measurement, "eighty", Math.floor(maximum(measurement) * .8));
            }
            if (options.has("horizon")) {
                horizon(measurement);
            }
        }
        return rows;
    }

    List<Row> inboxesOn() {
        if (options.has("inboxes")) {
            try (Service service = lab.service("inboxes", true, true)) {
                Measurement measurement = warm(service, true);
                lab.database.clear();
                rows.add(measurement.measure(
                        "inboxes", "relay, 4 inboxes", Plan.closed(64, 1, Plan.WIDE, options.time())));
            }
        }
        return rows;
    }

    /** All issues and people are there, and the code is compiled. */
    private Measurement warm(Service service, boolean inboxes) {
        Measurement measurement = new Measurement(lab, service, inboxes);
        measurement.warmUp(Plan.fill(FILL));
        measurement.warmUp(Plan.closed(64, 1, Plan.WIDE, options.warmUp().multipliedBy(2)));
        return measurement;
    }

    private void closed(Measurement measurement, String level, Plan plan) {
        if (options.has(level)) {
            measurement.warmUp(plan.lasting(options.warmUp()));
            lab.database.clear();
            rows.add(measurement.measure(level, RELAY, plan));
        }
    }

    private void steady(Measurement measurement, String level, double rate) {
        if (options.has(level)) {
            lab.database.clear();
            rows.add(measurement.measure(
                    level + " " + Math.round(rate) + "/s", RELAY, Plan.steady(rate, options.time())));
        }
    }

    private double maximum(Measurement measurement) {
        return rows.stream()
                .filter(row -> row.level().equals("wide64"))
                .findFirst()
                .orElseGet(() -> measurement.measure("", "", Plan.closed(64, 1, Plan.WIDE, options.time())))
                .get(Column.THROUGH);
    }

    private void horizon(Measurement measurement) throws SQLException {
        lab.database.clear();
        rows.add(measurement.measure("horizon, before", RELAY, Plan.steady(STEADY, options.time())));
        Connection reader = lab.database.holdHorizon();
        try {
            measurement.warmUp(
                    Plan.steady(STEADY, options.hold().multipliedBy(3).dividedBy(4)));
            rows.add(measurement.measure(
                    "horizon, last quarter of " + options.hold().toSeconds() + " s",
                    RELAY + ", reader",
                    Plan.steady(STEADY, options.hold().dividedBy(4))));
        } finally {
            reader.close();
        }
    }
}
