package dev.smoothevents.outbox;

import dev.smoothevents.lane.Lanes;
import dev.smoothevents.sql.Columns;
import dev.smoothevents.topic.Envelope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The writer's side of the outbox. */
@ApplicationScoped
public class Outbox {

    private static final String APPEND = """
            INSERT INTO outbox (lane, id, aggregatetype, aggregateid, type, payload, aggregateversion, timestamp,
                                source, subject, time, traceparent)
            SELECT lane, id::uuid, 'issue', aggregateid, type, payload, version, micros, source, subject, time,
                   coalesce(traceparent, '')
            FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
                        $8::text[], $9::text[], $10::text[], $11::text[])
                WITH ORDINALITY AS new (lane, id, aggregateid, type, payload, version, micros, source, subject, time,
                                        traceparent, n)
            ORDER BY n""";

    private static final String PASS_THROUGH =
            "SELECT outbox_passed_through($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[],"
                    + " $7::bigint[], $8::text[], $9::text[], $10::text[], $11::text[])";

    /** What is to be published, of when. */
    public record Message(Envelope envelope, Instant occurredAt) {}

    private final OutboxConfig config;

    Outbox(OutboxConfig config) {
        this.config = config;
    }

    /**
     * Adds messages in the caller's transaction. The rows of the messages' issues must be locked by it: the order of {@code seq} is the
     * order of the commits only under that lock. With change data capture the rows are gone again at the commit: the connector has the
     * inserts from the write-ahead log and needs no table that grows and is swept.
     */
    public Uni<Void> append(SqlConnection transaction, List<Message> messages) {
        String sql = config.mode() == OutboxConfig.Mode.CDC ? PASS_THROUGH : APPEND;
        return transaction
                .preparedQuery(sql)
                .execute(Columns.of(messages)
                        .smallint(message -> lane(message.envelope().key()))
                        .text(message -> message.envelope().id())
                        .text(message -> message.envelope().key())
                        .text(message -> message.envelope().type())
                        .text(message -> message.envelope().value())
                        .bigint(message -> message.envelope().sequence())
                        .bigint(message -> ChronoUnit.MICROS.between(Instant.EPOCH, message.occurredAt()))
                        .text(message -> message.envelope().source())
                        .text(message -> message.envelope().subject())
                        .text(message -> message.envelope().time())
                        .text(message -> message.envelope().traceparent())
                        .values())
                .replaceWithVoid();
    }

    /** The issue's lane. */
    static short lane(String issueId) {
        return Lanes.of(issueId);
    }
}
