package dev.smoothevents.process;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The whole topic, as another team would read it. */
final class Topic {

    private Topic() {}

    /** @param at when the broker stored it, in milliseconds since 1970; with {@link #create} by the broker's own clock */
    record Stored(HistoryChecker.Message message, long at) {}

    /** With the broker's time on each message. Does nothing where it is there. */
    static void create(String bootstrapServers, String name) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            NewTopic topic =
                    new NewTopic(name, 12, (short) -1).configs(Map.of("message.timestamp.type", "LogAppendTime"));
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static List<HistoryChecker.Message> dump(String bootstrapServers) {
        return dump(bootstrapServers, "issue-events").stream()
                .map(Stored::message)
                .toList();
    }

    static List<Stored> dump(String bootstrapServers, String name) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "group.id",
                "dump-" + UUID.randomUUID(),
                "enable.auto.commit",
                "false");
        List<Stored> messages = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(message -> {
                    byte[] id = message.headers().lastHeader("ce_id").value();
                    byte[] sequence =
                            message.headers().lastHeader("ce_sequence").value();
                    messages.add(new Stored(
                            new HistoryChecker.Message(message.key(), text(id), Long.parseLong(text(sequence))),
                            message.timestamp()));
                });
            }
        }
        return messages;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
