package dev.smoothevents.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** How a row of issue_events becomes an event. */
@ApplicationScoped
class EventRows {

    /** To be followed by a WHERE on {@code e}. */
    static final String SELECT = """
            SELECT e.account, e.id, e.issue_id, e.sequence, e.project, i.key AS issue, e.action, e.actor, p.type AS actor_type,
                   e.record::text AS record, e.extra::text AS extra, e.occurred_at, e.recorded_at, e.occurrences,
                   e.source, e.correlation_id, e.causation_id
            FROM issue_events e
            JOIN issues i ON i.account = e.account AND i.id = e.issue_id
            JOIN people p ON p.account = e.account AND p.key = e.actor
            """;

    private final ObjectMapper json;
    private final ObjectReader stored;

    EventRows(ObjectMapper json) {
        this.json = json;
        // a newer replica may have added fields
        this.stored = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    List<EventMessage> all(RowSet<Row> rows) {
        List<EventMessage> events = new ArrayList<>(rows.size());
        rows.forEach(row -> events.add(event(row)));
        return events;
    }

    List<PositionedEvent> positioned(RowSet<Row> rows) {
        List<PositionedEvent> events = new ArrayList<>(rows.size());
        rows.forEach(row -> events.add(new PositionedEvent(row.getLong("position"), event(row))));
        return events;
    }

    EventMessage event(Row row) {
        return new EventMessage(
                row.getUUID("id"),
                row.getString("account"),
                row.getString("project"),
                row.getString("issue"),
                row.getLong("sequence"),
                row.getString("action"),
                row.getString("actor"),
                row.getString("actor_type"),
                read(row.getString("record"), EventRecord.class),
                read(row.getString("extra"), ObjectNode.class),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getLong("occurrences"),
                false,
                row.getString("source"),
                row.getString("correlation_id"),
                row.getUUID("causation_id"));
    }

    <T> T read(String text, Class<T> type) {
        try {
            return text == null ? null : stored.forType(type).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored " + type.getSimpleName() + " cannot be read", e);
        }
    }

    String write(Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value.getClass().getSimpleName(), e);
        }
    }
}
