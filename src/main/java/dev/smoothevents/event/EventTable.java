package dev.smoothevents.event;

import dev.smoothevents.sql.Columns;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The one events table, as the recorder writes it. */
@ApplicationScoped
class EventTable {

    /** Looks for an event like the one to come. {@code n} is the asker's own number. */
    record Look(long n, Prepared item, UUID issueId) {}

    /** The hash finds them by index; the columns behind it make sure. */
    private static final String LIKE = EventRows.SELECT.replaceFirst("SELECT", "SELECT asked.n,") + """
            JOIN unnest($1::bigint[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[],
                        $8::timestamptz[], $9::timestamptz[])
                AS asked (n, account, issue_id, action, actor, record_type, record_id, since, until)
              ON e.id = (
                SELECT l.id
                FROM issue_events l
                WHERE l.likeness = likeness(asked.issue_id, asked.action, asked.actor, asked.record_type, asked.record_id)
                  AND l.occurred_at BETWEEN asked.since AND asked.until
                  AND l.account = asked.account AND l.issue_id = asked.issue_id
                  AND l.action = asked.action AND l.actor = asked.actor
                  AND l.record_type IS NOT DISTINCT FROM asked.record_type
                  AND l.record_id IS NOT DISTINCT FROM asked.record_id
                ORDER BY l.occurred_at DESC
                LIMIT 1)
             AND e.account = asked.account""";

    private static final String INSERT = """
            INSERT INTO issue_events (account, id, issue_id, sequence, project, action, actor, record_type, record_id,
                                      record, extra, occurred_at, recorded_at, occurrences, source, correlation_id, causation_id)
            SELECT account, id, issue_id, sequence, project, action, actor, record_type, record_id,
                   record::jsonb, extra::jsonb, occurred_at, recorded_at, occurrences, source, correlation_id, causation_id
            FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                        $10::text[], $11::text[], $12::timestamptz[], $13::timestamptz[], $14::bigint[], $15::text[], $16::text[],
                        $17::uuid[])
                AS new (account, id, issue_id, sequence, project, action, actor, record_type, record_id,
                        record, extra, occurred_at, recorded_at, occurrences, source, correlation_id, causation_id)""";

    private static final String FOLD = """
            UPDATE issue_events e
            SET occurred_at = greatest(e.occurred_at, new.occurred_at), occurrences = e.occurrences + new.repeats
            FROM unnest($1::text[], $2::uuid[], $3::timestamptz[], $4::bigint[]) AS new (account, id, occurred_at, repeats)
            WHERE e.account = new.account AND e.id = new.id""";

    private final EventRows rows;

    EventTable(EventRows rows) {
        this.rows = rows;
    }

    /** The latest event like each within its window, by the asker's number. Only right while the issues are locked. */
    Uni<Map<Long, EventMessage>> like(SqlConnection transaction, Collection<Look> looks) {
        return transaction
                .preparedQuery(LIKE)
                .execute(Columns.of(looks)
                        .bigint(Look::n)
                        .text(look -> look.item().account())
                        .uuid(Look::issueId)
                        .text(look -> look.item().action().name())
                        .text(look -> look.item().actor())
                        .text(look -> look.item().recordType())
                        .text(look -> look.item().recordId())
                        .time(look -> look.item().occurredAt().minus(look.item().throttle()))
                        .time(look -> look.item().occurredAt().plus(look.item().throttle()))
                        .values())
                .map(found -> {
                    Map<Long, EventMessage> like = new HashMap<>();
                    for (Row row : found) {
                        like.put(row.getLong("n"), rows.event(row));
                    }
                    return like;
                });
    }

    Uni<Void> insert(SqlConnection transaction, List<Draft> drafts) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Columns.of(drafts)
                        .text(draft -> draft.event().account())
                        .uuid(draft -> draft.event().id())
                        .uuid(Draft::issueId)
                        .bigint(draft -> draft.event().sequence())
                        .text(draft -> draft.event().project())
                        .text(draft -> draft.event().action())
                        .text(draft -> draft.event().actor())
                        .text(draft -> draft.event().record() == null
                                ? null
                                : draft.event().record().type())
                        .text(draft -> draft.event().record() == null
                                ? null
                                : draft.event().record().id())
                        .text(draft -> rows.write(draft.event().record()))
                        .text(draft -> rows.write(draft.event().extra()))
                        .time(draft -> draft.event().occurredAt())
                        .time(draft -> draft.event().recordedAt())
                        .bigint(draft -> draft.event().occurrences())
                        .text(draft -> draft.event().source())
                        .text(draft -> draft.event().correlationId())
                        .uuid(draft -> draft.event().causationId())
                        .values())
                .replaceWithVoid();
    }

    Uni<Void> fold(SqlConnection transaction, List<Draft> drafts) {
        return transaction
                .preparedQuery(FOLD)
                .execute(Columns.of(drafts)
                        .text(draft -> draft.event().account())
                        .uuid(draft -> draft.event().id())
                        .time(draft -> draft.event().occurredAt())
                        .bigint(Draft::repeats)
                        .values())
                .replaceWithVoid();
    }
}
