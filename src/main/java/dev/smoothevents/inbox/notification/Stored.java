package dev.smoothevents.inbox.notification;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** A notification as it is stored. */
record Stored(
        long position, UUID id, UUID eventId, String reason, Instant readAt, Instant archivedAt, Instant createdAt) {

    static final String COLUMNS = "position, id, event_id, reason, read_at, archived_at, created_at";

    static Stored of(Row row) {
        return new Stored(
                row.getLong("position"),
                row.getUUID("id"),
                row.getUUID("event_id"),
                row.getString("reason"),
                instant(row.getOffsetDateTime("read_at")),
                instant(row.getOffsetDateTime("archived_at")),
                instant(row.getOffsetDateTime("created_at")));
    }

    static <T> List<T> all(RowSet<Row> rows, Function<Row, T> one) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(one.apply(row)));
        return all;
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
