package dev.smoothevents;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The topic as another team reads it, with the plain client and no group. */
public final class TopicReader {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(100);

    private TopicReader() {}

    /** The messages about issues with this prefix, from the beginning to the first moment where there are as many as wanted. */
    public static List<ConsumerRecord<String, String>> read(String prefix, int wanted) {
        List<ConsumerRecord<String, String>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(setting("smooth.topic.name")).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (found.size() < wanted && System.nanoTime() < end) {
                consumer.poll(POLL).forEach(message -> {
                    String subject = header(message, "ce_subject");
                    if (subject != null && subject.startsWith(prefix)) {
                        found.add(message);
                    }
                });
            }
        }
        return found;
    }

    /** The header's text, or null. */
    public static String header(ConsumerRecord<String, String> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers",
                setting("smooth.kafka.bootstrap-servers"),
                "client.id",
                "reader-" + UUID.randomUUID());
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
