package dev.smoothevents.sql;

import io.vertx.mutiny.sqlclient.Tuple;

/** A WHERE clause put together from conditions with {@code ?} for each value; the values travel apart from the text. */
public final class Where {

    private final StringBuilder sql = new StringBuilder();
    private final Tuple values = Tuple.tuple();

    public Where and(String condition, Object... arguments) {
        sql.append(sql.isEmpty() ? "WHERE " : " AND ");
        int argument = 0;
        for (char c : condition.toCharArray()) {
            if (c == '?') {
                values.addValue(arguments[argument++]);
                sql.append('$').append(values.size());
            } else {
                sql.append(c);
            }
        }
        return this;
    }

    /** Only where there is a value. */
    public Where andIf(Object value, String condition) {
        return value == null ? this : and(condition, value);
    }

    public String sql() {
        return sql.toString();
    }

    public Tuple values() {
        return values;
    }
}
