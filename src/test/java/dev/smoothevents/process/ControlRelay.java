package dev.smoothevents.process;

import dev.smoothevents.process.ControlOutbox.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A relay in small, with the same kind of producer as the service's: the right one, and two that make a mistake. */
final class ControlRelay implements AutoCloseable {

    enum Manner {
        /** as the service: the next of an issue when the one before is acknowledged, and only then is it deleted */
        CHAINED,
        /** the mistake: sends all it has, and again what failed */
        PIPELINED,
        /** the mistake: what is sent is as good as stored */
        DELETES_BEFORE_ACK
    }

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);
    private static final int REQUEST_TIMEOUT_MS = 1_000;
    private static final int DELIVERY_TIMEOUT_MS = 12_000;

    private final Manner manner;
    private final ControlOutbox outbox;
    private final String topic;
    private final Runnable onFailure;
    private final Set<Long> underWay = ConcurrentHashMap.newKeySet();
    private final Producer<String, String> producer;
    private final Thread thread = new Thread(this::run, "control-relay");
    private volatile boolean closed;

    /** @param onFailure called when a message was not acknowledged, before it is tried again */
    ControlRelay(Manner manner, ControlOutbox outbox, int kafkaPort, String topic, Runnable onFailure) {
        this.manner = manner;
        this.outbox = outbox;
        this.topic = topic;
        this.onFailure = onFailure;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        "127.0.0.1:" + kafkaPort,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        0,
                        "request.timeout.ms",
                        REQUEST_TIMEOUT_MS,
                        "delivery.timeout.ms",
                        DELIVERY_TIMEOUT_MS),
                new StringSerializer(),
                new StringSerializer());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closed) {
                relay(outbox.waiting());
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        } catch (IllegalStateException e) {
            if (!closed) {
                throw e;
            }
        }
    }

    private void relay(List<Entry> waiting) {
        switch (manner) {
            case CHAINED -> waiting.stream().takeWhile(this::chained).forEach(outbox::delete);
            case PIPELINED -> waiting.forEach(this::pipelined);
            case DELETES_BEFORE_ACK -> waiting.forEach(this::deletedFirst);
        }
    }

    private boolean chained(Entry entry) {
        try {
            producer.send(record(entry)).get();
            return true;
        } catch (ExecutionException e) {
            onFailure.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void pipelined(Entry entry) {
        if (underWay.add(entry.position())) {
            producer.send(record(entry), (metadata, failure) -> {
                if (failure == null) {
                    outbox.delete(entry);
                } else {
                    onFailure.run();
                }
                underWay.remove(entry.position());
            });
        }
    }

    private void deletedFirst(Entry entry) {
        outbox.delete(entry);
        producer.send(record(entry));
    }

    private ProducerRecord<String, String> record(Entry entry) {
        var message = entry.message();
        var record = new ProducerRecord<>(topic, message.issueId(), message.eventId());
        record.headers().add("ce_id", message.eventId().getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_sequence", Long.toString(message.sequence()).getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** As if it were killed: whatever is on its way is cut off. */
    @Override
    public void close() {
        closed = true;
        producer.close(Duration.ZERO);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
