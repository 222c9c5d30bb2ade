package dev.smoothevents.issue;

import dev.smoothevents.http.Cursor;
import dev.smoothevents.http.Page;
import java.util.List;
import java.util.function.Function;

/** Lists in the order of their keys, continued after the last one seen. */
final class Pages {

    private Pages() {}

    /** The key to go on after; before the first page the empty one, which comes before all others. */
    static String after(String kind, String cursor) {
        List<String> values = Cursor.parse(kind, 1, cursor);
        return values == null ? "" : values.get(0);
    }

    /**
     * Makes a page of rows.
     *
     * @param rows up to one more than the limit, which tells that there is a next page
     */
    static <R, V> Page<V> page(List<R> rows, int limit, Function<R, V> view, Function<R, String> cursor) {
        boolean more = rows.size() > limit;
        List<R> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(view).toList(), more ? cursor.apply(shown.get(limit - 1)) : null);
    }
}
