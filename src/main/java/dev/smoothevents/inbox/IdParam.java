package dev.smoothevents.inbox;

import dev.smoothevents.http.Cursor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Ids as callers write them. */
final class IdParam {

    private IdParam() {}

    /** Empty where it is none. */
    static Optional<UUID> parse(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The last id of the page before, or null for the first page. */
    static UUID after(String kind, String cursor) {
        List<String> values = Cursor.parse(kind, 1, cursor);
        return values == null ? null : parse(values.get(0)).orElseThrow(Cursor::foreign);
    }
}
