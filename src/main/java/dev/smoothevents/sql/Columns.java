package dev.smoothevents.sql;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Turns a list of things into arrays, a column each, for statements over {@code unnest}: many rows in one round trip. */
public final class Columns<T> {

    private final Collection<T> rows;
    private final Tuple values = Tuple.tuple();

    private Columns(Collection<T> rows) {
        this.rows = rows;
    }

    public static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(rows);
    }

    public Columns<T> text(Function<T, String> column) {
        values.addValue(rows.stream().map(column).toArray(String[]::new));
        return this;
    }

    public Columns<T> uuid(Function<T, UUID> column) {
        values.addValue(rows.stream().map(column).toArray(UUID[]::new));
        return this;
    }

    public Columns<T> bigint(Function<T, Long> column) {
        values.addValue(rows.stream().map(column).toArray(Long[]::new));
        return this;
    }

    public Columns<T> smallint(Function<T, Short> column) {
        values.addValue(rows.stream().map(column).toArray(Short[]::new));
        return this;
    }

    public Columns<T> time(Function<T, Instant> column) {
        values.addValue(rows.stream().map(column).map(Columns::utc).toArray(OffsetDateTime[]::new));
        return this;
    }

    public Tuple values() {
        return values;
    }

    /** As the client wants a {@code timestamptz}; null stays null. */
    public static OffsetDateTime utc(Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }

    /** A {@code timestamptz} as the row has it; null stays null. */
    public static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    /** The single column as a tuple. */
    public static Tuple texts(Collection<String> texts) {
        return Columns.of(List.copyOf(texts)).text(Function.identity()).values();
    }
}
