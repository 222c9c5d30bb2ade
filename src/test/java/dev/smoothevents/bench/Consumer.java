package dev.smoothevents.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Another team's consumer: reads the whole topic as it grows, keys and headers only. */
final class Consumer implements AutoCloseable {

    private static final String TOPIC = "issue-events";

    private final String bootstrapServers;
    private final Thread thread = new Thread(this::run, "consumer");
    private Received received = new Received();
    private volatile CompletableFuture<Void> endAsked;
    private volatile boolean closing;

    Consumer(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        thread.setDaemon(true);
        thread.start();
    }

    /** Waits until it has read all that is on the topic now; returns what came since it was last asked. */
    Received takeAll() {
        CompletableFuture<Void> end = new CompletableFuture<>();
        endAsked = end;
        end.orTimeout(60, TimeUnit.SECONDS).join();
        synchronized (this) {
            Received all = received;
            received = new Received();
            return all;
        }
    }

    private void run() {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", "false");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(TOPIC).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closing) {
                CompletableFuture<Void> asked = endAsked;
                Map<TopicPartition, Long> ends = asked == null ? Map.of() : consumer.endOffsets(partitions);
                poll(consumer);
                if (asked != null && partitions.stream().allMatch(one -> consumer.position(one) >= ends.get(one))) {
                    endAsked = null;
                    asked.complete(null);
                }
            }
        }
    }

    private void poll(KafkaConsumer<byte[], byte[]> consumer) {
        var records = consumer.poll(Duration.ofMillis(100));
        long now = System.nanoTime();
        synchronized (this) {
            for (ConsumerRecord<byte[], byte[]> message : records) {
                received.message(
                        Uuids.read(message.headers().lastHeader("ce_id").value(), 0),
                        Uuids.read(message.key(), 0),
                        number(message.headers().lastHeader("ce_sequence").value()),
                        now);
            }
        }
    }

    private static long number(byte[] digits) {
        long number = 0;
        for (byte digit : digits) {
            number = number * 10 + digit - '0';
        }
        return number;
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
