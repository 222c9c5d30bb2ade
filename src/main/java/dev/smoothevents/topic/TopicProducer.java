package dev.smoothevents.topic;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends to the topic, acknowledged by all in-sync replicas. A plain producer: retries that overtake each other would break the order,
 * so whoever needs an order sends the next message of a key only after the one before is acknowledged.
 */
@ApplicationScoped
public class TopicProducer {

    private static final Logger LOG = Logger.getLogger(TopicProducer.class);

    private static final int BATCH_BYTES = 64 * 1024;

    private final TopicConfig config;
    private final String bootstrapServers;
    private Producer<String, String> producer;

    TopicProducer(TopicConfig config, @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers) {
        this.config = config;
        this.bootstrapServers = bootstrapServers;
    }

    /** Completes with the broker's acknowledgement. On failure it is not known whether the message is on the topic. */
    public Uni<Void> send(Envelope message) {
        return Uni.createFrom().emitter(emitter -> {
            Producer<String, String> current = producer();
            current.send(record(message), (metadata, failure) -> {
                if (failure == null) {
                    emitter.complete(null);
                } else {
                    replaceIfBroken(current, failure);
                    emitter.fail(failure);
                }
            });
        });
    }

    /** Whether the same message would fail again and again, so that trying on is no use. */
    public static boolean isForGood(Throwable failure) {
        return failure instanceof RecordTooLargeException
                || failure instanceof InvalidRecordException
                || failure instanceof SerializationException;
    }

    private ProducerRecord<String, String> record(Envelope message) {
        return new ProducerRecord<>(
                config.name(), null, null, message.key(), message.value(), TopicHeaders.of(message));
    }

    private synchronized Producer<String, String> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings());
            askForPartitions(producer);
        }
        return producer;
    }

    /** So that the first message finds them known. */
    private void askForPartitions(Producer<String, String> fresh) {
        try {
            fresh.partitionsFor(config.name());
        } catch (TimeoutException expected) {
            LOG.debugf("The partitions of %s are on their way", config.name());
        }
    }

    void warmUp(@Observes StartupEvent start) {
        producer();
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "smooth-events-relay");
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        // what comes while a request is under way shares the next one: no wait for a lone message, and few requests
        // under load
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, config.compression());
        int deliveryTimeout = (int) config.deliveryTimeout().toMillis();
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, deliveryTimeout);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.min(10_000, deliveryTimeout));
        // never wait in send(): fail instead, and be called again a moment later
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 0);
        settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, Duration.ofDays(7).toMillis());
        settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        return settings;
    }

    /** After some errors an idempotent producer refuses all further work; the next send then gets a new one. */
    private synchronized void replaceIfBroken(Producer<String, String> current, Exception failure) {
        boolean broken = failure instanceof IllegalStateException
                || failure instanceof ProducerFencedException
                || failure instanceof InvalidProducerEpochException
                || failure instanceof OutOfOrderSequenceException
                || failure instanceof AuthorizationException;
        if (broken && producer == current) {
            LOG.warnf("The Kafka producer is replaced after: %s", failure);
            producer = null;
            // not from the producer's own thread
            new Thread(() -> current.close(Duration.ZERO), "close-kafka-producer").start();
        }
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(1));
        }
    }
}
