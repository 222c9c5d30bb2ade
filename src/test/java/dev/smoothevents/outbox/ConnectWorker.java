package dev.smoothevents.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.Converter;
import org.apache.kafka.connect.storage.HeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** What a Kafka Connect worker does between a connector and the producer, as the connector's configuration says. */
final class ConnectWorker {

    private record Step(Transformation<SourceRecord> transformation, Predicate<SourceRecord> condition) {

        SourceRecord apply(SourceRecord message) {
            return condition == null || condition.test(message) ? transformation.apply(message) : message;
        }
    }

    private final Map<String, String> config;
    private final List<Step> steps = new ArrayList<>();
    private final Converter keys;
    private final Converter values;
    private final HeaderConverter headers;

    /** @param file as it is POSTed to {@code /connectors} */
    ConnectWorker(Path file) {
        this.config = read(file);
        for (String name : config.get("transforms").split(",")) {
            steps.add(step("transforms." + name + "."));
        }
        keys = make(config.get("key.converter"));
        keys.configure(Map.of(), true);
        values = make(config.get("value.converter"));
        values.configure(Map.of(), false);
        headers = make(config.get("header.converter"));
        headers.configure(Map.of("converter.type", "header"));
    }

    private static Map<String, String> read(Path file) {
        try {
            JsonNode config =
                    new ObjectMapper().readTree(Files.readString(file)).path("config");
            Map<String, String> settings = new HashMap<>();
            config.properties()
                    .forEach(setting ->
                            settings.put(setting.getKey(), setting.getValue().textValue()));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Step step(String prefix) {
        Map<String, String> settings = below(prefix);
        Transformation<SourceRecord> transformation = make(settings.remove("type"));
        String predicate = settings.remove("predicate");
        transformation.configure(settings);
        return new Step(transformation, predicate == null ? null : condition("predicates." + predicate + "."));
    }

    private Predicate<SourceRecord> condition(String prefix) {
        Map<String, String> settings = below(prefix);
        Predicate<SourceRecord> condition = make(settings.remove("type"));
        condition.configure(settings);
        return condition;
    }

    private Map<String, String> below(String prefix) {
        Map<String, String> settings = new HashMap<>();
        config.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                settings.put(name.substring(prefix.length()), value);
            }
        });
        return settings;
    }

    @SuppressWarnings("unchecked")
    private static <T> T make(String type) {
        try {
            return (T) Class.forName(type, true, Thread.currentThread().getContextClassLoader())
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalArgumentException(type, e);
        }
    }

    String setting(String name) {
        return config.get(name);
    }

    /** What goes to the producer, or null where the change is left out. */
    ProducerRecord<byte[], byte[]> publish(SourceRecord change) {
        SourceRecord message = change;
        for (Step step : steps) {
            message = step.apply(message);
            if (message == null) {
                return null;
            }
        }
        String topic = message.topic();
        RecordHeaders converted = new RecordHeaders();
        message.headers()
                .forEach(header -> converted.add(
                        header.key(), headers.fromConnectHeader(topic, header.key(), header.schema(), header.value())));
        return new ProducerRecord<>(
                topic,
                message.kafkaPartition(),
                message.timestamp(),
                keys.fromConnectData(topic, message.keySchema(), message.key()),
                values.fromConnectData(topic, message.valueSchema(), message.value()),
                converted);
    }
}
