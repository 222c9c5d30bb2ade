package dev.smoothevents.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Waits until the service has nothing left to do. */
final class Settlement implements AutoCloseable {

    private static final long PATIENCE = Duration.ofMinutes(10).toNanos();
    private static final long BETWEEN_LOOKS = Duration.ofMillis(20).toNanos();
    private static final List<String> INBOXES = List.of("email", "slack", "linear", "notification");

    private final Database database;
    private final Admin admin;

    Settlement(Database database, String bootstrapServers) {
        this.database = database;
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** The outbox is empty; and with inboxes, they have read the whole topic and delivered what was to be delivered. */
    void await(boolean inboxes) {
        until("the outbox is empty", () -> isEmpty("outbox"));
        if (inboxes) {
            awaitRead();
            until("nothing is pending", () -> isEmpty("deliveries WHERE status IN ('pending', 'delivering')"));
        }
    }

    /** The inboxes have planned what is on the topic. */
    void awaitRead() {
        until("the inboxes have read the topic", this::isRead);
    }

    /** There are so many of these rows. */
    void awaitCount(String rows, int count) {
        until(
                "there are " + count + " " + rows,
                () -> Integer.parseInt(database.ask("SELECT count(*) FROM " + rows)) >= count);
    }

    private interface Condition {
        boolean holds() throws ExecutionException, InterruptedException;
    }

    private static void until(String what, Condition condition) {
        long startedAt = System.nanoTime();
        try {
            while (!condition.holds()) {
                if (System.nanoTime() - startedAt > PATIENCE) {
                    throw new IllegalStateException("Not after ten minutes: " + what);
                }
                LockSupport.parkNanos(BETWEEN_LOOKS);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private boolean isEmpty(String rows) {
        return "t".equals(database.ask("SELECT NOT EXISTS (SELECT FROM " + rows + ")"));
    }

    private boolean isRead() throws ExecutionException, InterruptedException {
        for (String inbox : INBOXES) {
            if (!isRead("inbox-" + inbox)) {
                return false;
            }
        }
        return true;
    }

    private boolean isRead(String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, ListOffsetsResultInfo> ends = admin.listOffsets(
                        read.keySet().stream().collect(Collectors.toMap(one -> one, one -> OffsetSpec.latest())))
                .all()
                .get();
        return !read.isEmpty()
                && read.entrySet().stream()
                        .allMatch(one -> one.getValue().offset()
                                >= ends.get(one.getKey()).offset());
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
