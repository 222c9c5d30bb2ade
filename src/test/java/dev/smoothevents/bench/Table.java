package dev.smoothevents.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The one table that comes out, in Markdown. */
final class Table {

    private final List<List<String>> lines = new ArrayList<>();

    Table(List<Row> rows) {
        List<String> head = new ArrayList<>(List.of("level", "on"));
        for (Column column : Column.values()) {
            head.add(column.title());
        }
        lines.add(head);
        rows.forEach(row -> lines.add(cells(row)));
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(List.of(row.level(), row.on()));
        for (Column column : Column.values()) {
            cells.add(column.text(row.get(column)));
        }
        return cells;
    }

    @Override
    public String toString() {
        int[] widths = IntStream.range(0, lines.get(0).size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        String ruler = IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|\n"));
        return text(lines.get(0), widths)
                + ruler
                + lines.stream().skip(1).map(line -> text(line, widths)).collect(Collectors.joining());
    }

    private static String text(List<String> line, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(n -> line.get(n) + " ".repeat(widths[n] - line.get(n).length()))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
