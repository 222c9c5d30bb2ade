package dev.smoothevents.topic;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Headers of the CloudEvents Kafka binding, binary content mode, and Debezium's own {@code id}. */
final class TopicHeaders {

    private TopicHeaders() {}

    static Headers of(Envelope message) {
        Headers headers = new RecordHeaders();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", message.id());
        add(headers, "ce_type", message.type());
        add(headers, "ce_source", message.source());
        add(headers, "ce_subject", message.subject());
        add(headers, "ce_time", message.time());
        add(headers, "ce_partitionkey", message.key());
        add(headers, "ce_sequence", Long.toString(message.sequence()));
        add(headers, "content-type", "application/json");
        add(headers, "id", message.id());
        if (message.traceparent() != null) {
            add(headers, "traceparent", message.traceparent());
        }
        return headers;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
