package dev.smoothevents.action;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import java.time.Instant;
import java.util.UUID;

/** Events to render, with as little in them as the test needs. */
final class Events {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant TIME = Instant.parse("2026-11-23T18:00:00Z");

    private Events() {}

    static EventMessage event(String action, EventRecord record, ObjectNode extra) {
        return event(action, "octocat", record, extra);
    }

    static EventMessage event(String action, String actor, EventRecord record, ObjectNode extra) {
        UUID id = new UUID(0, 1);
        return new EventMessage(
                id,
                "default",
                "acme/web",
                "acme/web#42",
                1,
                action,
                actor,
                "user",
                record,
                extra,
                TIME,
                TIME,
                1,
                false,
                "api",
                id.toString(),
                null);
    }

    static EventRecord named(String type, String name) {
        return new EventRecord(type, "1001", null, null, null, name);
    }

    /** JSON, in which single quotes may stand for double ones. */
    static ObjectNode extra(String json) {
        try {
            return (ObjectNode) JSON.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
