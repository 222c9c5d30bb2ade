package dev.smoothevents.outbox;

import dev.smoothevents.topic.Envelope;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/**
 * One row that waits to be published.
 *
 * @param held whether an earlier event of the same issue is parked
 * @param writtenAt when it was written, in the time of {@link System#nanoTime()} here
 */
record OutboxEntry(short lane, long seq, Envelope message, boolean held, long writtenAt) {

    static OutboxEntry from(Row row, long nanoTime) {
        UUID id = row.getUUID("id");
        String traceparent = row.getString("traceparent");
        return new OutboxEntry(
                row.getShort("lane"),
                row.getLong("seq"),
                new Envelope(
                        id.toString(),
                        row.getString("aggregateid"),
                        row.getString("type"),
                        row.getString("source"),
                        row.getString("subject"),
                        row.getString("time"),
                        row.getLong("aggregateversion"),
                        traceparent.isEmpty() ? null : traceparent,
                        row.getString("payload")),
                row.getBoolean("held"),
                nanoTime - row.getLong("age_micros") * 1_000);
    }
}
