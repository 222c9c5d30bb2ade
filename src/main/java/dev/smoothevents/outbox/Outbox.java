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
                                source, subject, time, tracingspancontext)
            SELECT lane, id::uuid, 'issue', aggregateid, type, payload, version, micros, source, subject, time, trace
            FROM unnest($1::smallint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
                        $8::text[], $9::text[], $10::text[], $11::text[])
                WITH ORDINALITY AS new (lane, id, aggregateid, type, payload, version, micros, source, subject, time, trace, n)
            ORDER BY n""";

    /**
     * Adds messages in the caller's transaction. The rows of the messages' issues must be locked by it: the order of {@code seq} is the
     * order of the commits only under that lock.
     */
    public Uni<Void> append(SqlConnection transaction, List<Envelope> messages) {
        return transaction
                .preparedQuery(APPEND)
                .execute(Columns.of(messages)
                        .smallint(message -> lane(message.key()))
                        .text(Envelope::id)
                        .text(Envelope::key)
                        .text(Envelope::type)
                        .text(Envelope::value)
                        .bigint(Envelope::sequence)
                        .bigint(message -> micros(message.time()))
                        .text(Envelope::source)
                        .text(Envelope::subject)
                        .text(Envelope::time)
                        .text(Envelope::traceparent)
                        .values())
                .replaceWithVoid();
    }

    /** The issue's lane. */
    static short lane(String issueId) {
        return Lanes.of(issueId);
    }

    private static long micros(String time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(time));
    }
}
