package dev.smoothevents.http;

import java.util.regex.Pattern;

/** How many items a page has: 1 to 200, 50 unless said. */
public final class Limit {

    public static final int DEFAULT = 50;
    public static final int MAX = 200;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Limit() {}

    /**
     * Reads the query parameter {@code limit}.
     *
     * @throws ProblemException 422 where it is no number from 1 to 200
     */
    public static int parse(String limit) {
        if (limit == null) {
            return DEFAULT;
        }
        int number = NUMBER.matcher(limit).matches() ? Integer.parseInt(limit) : 0;
        if (number < 1 || number > MAX) {
            throw ProblemException.invalid("limit", "must be a number from 1 to " + MAX);
        }
        return number;
    }
}
