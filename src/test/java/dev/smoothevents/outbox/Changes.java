package dev.smoothevents.outbox;

import io.debezium.data.Envelope;
import io.debezium.data.Uuid;
import io.debezium.time.ZonedTimestamp;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Rows of a table as Debezium's Postgres connector hands them to the transforms. */
final class Changes {

    private static final String TOPIC = "smooth-events.public.outbox";
    private static final Schema SOURCE = SchemaBuilder.struct()
            .name("io.debezium.connector.postgresql.Source")
            .field("ts_ms", Schema.INT64_SCHEMA)
            .field("table", Schema.STRING_SCHEMA)
            .build();

    private final Schema row;
    private final Envelope envelope;

    /** @param columns the name of each column and its type in Postgres; none may be null */
    Changes(Map<String, String> columns) {
        SchemaBuilder schema = SchemaBuilder.struct().name(TOPIC + ".Value");
        columns.forEach((name, type) -> schema.field(name, schema(type)));
        row = schema.build();
        envelope = Envelope.defineSchema()
                .withName(TOPIC + ".Envelope")
                .withRecord(row)
                .withSource(SOURCE)
                .build();
    }

    private static Schema schema(String type) {
        return switch (type) {
            case "smallint" -> Schema.INT16_SCHEMA;
            case "bigint" -> Schema.INT64_SCHEMA;
            case "text" -> Schema.STRING_SCHEMA;
            case "uuid" -> Uuid.schema();
            case "timestamp with time zone" -> ZonedTimestamp.schema();
            default -> throw new IllegalArgumentException("say here what Debezium makes of " + type);
        };
    }

    SourceRecord inserted(Row values) {
        return change(envelope.create(after(values), source(), Instant.now()));
    }

    SourceRecord deleted(Row values) {
        return change(envelope.delete(after(values), source(), Instant.now()));
    }

    /** Says that the connector is alive. */
    static SourceRecord heartbeat() {
        Schema schema = SchemaBuilder.struct()
                .name("io.debezium.connector.common.Heartbeat")
                .field("ts_ms", Schema.INT64_SCHEMA)
                .build();
        Struct value = new Struct(schema).put("ts_ms", Instant.now().toEpochMilli());
        return new SourceRecord(Map.of(), Map.of(), "__debezium-heartbeat.smooth-events", schema, value);
    }

    private Struct after(Row values) {
        Struct after = new Struct(row);
        row.fields().forEach(field -> {
            Object value = values.getValue(field.name());
            after.put(field, field.schema().type() == Schema.Type.STRING ? value.toString() : value);
        });
        return after;
    }

    private static Struct source() {
        return new Struct(SOURCE).put("ts_ms", Instant.now().toEpochMilli()).put("table", "outbox");
    }

    private SourceRecord change(Struct value) {
        return new SourceRecord(Map.of(), Map.of(), TOPIC, null, null, envelope.schema(), value);
    }
}
