package dev.smoothevents.bench;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A line of the table: a level, what was on, and the figures. */
record Row(String level, String on, Map<Column, Double> figures) {

    Row(String level, String on) {
        this(level, on, new EnumMap<>(Column.class));
    }

    Row with(Column column, double figure) {
        figures.put(column, figure);
        return this;
    }

    double get(Column column) {
        return figures.getOrDefault(column, Double.NaN);
    }

    /** One line for the same line of several runs. */
    static Row median(List<Row> runs) {
        Row median = new Row(runs.get(0).level(), runs.get(0).on());
        for (Column column : Column.values()) {
            double[] sorted =
                    runs.stream().mapToDouble(run -> run.get(column)).sorted().toArray();
            double sum = runs.stream().mapToDouble(run -> run.get(column)).sum();
            median.with(column, column.addsUp() ? sum : sorted[sorted.length / 2]);
        }
        return median;
    }
}
