package dev.smoothevents.inbox;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Messages on the topic that are no events: kept to be looked at, in nobody's way. */
@ApplicationScoped
class UnreadableTable {

    record Entry(String inbox, ConsumerRecord<byte[], byte[]> message, String error) {}

    private static final String KEEP = """
            INSERT INTO unreadable_messages (inbox, topic, partition, "offset", key, value, error)
            VALUES ($1, $2, $3, $4, $5, $6, left($7, 500))
            ON CONFLICT DO NOTHING""";

    private final Pool pool;

    UnreadableTable(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> keep(List<Entry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Tuple> rows = entries.stream().map(UnreadableTable::row).toList();
        return pool.preparedQuery(KEEP).executeBatch(rows).replaceWithVoid();
    }

    private static Tuple row(Entry entry) {
        ConsumerRecord<byte[], byte[]> message = entry.message();
        return Tuple.tuple()
                .addValue(entry.inbox())
                .addValue(message.topic())
                .addValue(message.partition())
                .addValue(message.offset())
                .addValue(buffer(message.key()))
                .addValue(buffer(message.value()))
                .addValue(entry.error().replace('\0', '?'));
    }

    private static Buffer buffer(byte[] bytes) {
        return bytes == null ? null : Buffer.buffer(bytes);
    }
}
