package dev.smoothevents.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import dev.smoothevents.lane.Lanes;
import dev.smoothevents.sql.ByIndex;
import dev.smoothevents.sql.Columns;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The deliveries: the plan, the dedup ledger, the retry queue and the history in one. */
@ApplicationScoped
class DeliveryTable {

    /** A row to be planned. */
    record NewDelivery(
            String account,
            String inbox,
            UUID eventId,
            UUID issueId,
            String recipient,
            String status,
            String reason,
            String traceparent,
            Instant dueAt,
            Why why) {

        static NewDelivery of(
                String inbox,
                EventMessage event,
                UUID issueId,
                String traceparent,
                Planned planned,
                boolean isToldAtOnce) {
            return new NewDelivery(
                    event.account(),
                    inbox,
                    event.id(),
                    issueId,
                    planned.recipient(),
                    status(planned.decision(), isToldAtOnce),
                    planned.reason(),
                    traceparent,
                    planned.dueAt(),
                    planned.why());
        }

        private static String status(Planned.Decision decision, boolean isToldAtOnce) {
            return switch (decision) {
                case TELL -> isToldAtOnce ? Conclusion.DELIVERED : Conclusion.PENDING;
                case DIGEST -> "digested";
                case SKIP -> Conclusion.SKIPPED;
            };
        }

        /** All that goes to one recipient is worked by one replica at a time, which so can keep the provider's pace. */
        short lane() {
            return Lanes.of(account + ' ' + inbox + ' ' + recipient);
        }
    }

    /** So that one event with very many recipients does not hold up everybody else for long. */
    static final int ROWS_AT_ONCE = 1_000;

    /** The join leaves out events of issues that were purged meanwhile. What is due later has waited since then, and not before. */
    private static final String PLAN = """
            WITH planned AS (
                INSERT INTO deliveries (account, id, inbox, event_id, issue_id, recipient, lane, status, reason, traceparent, due_at,
                                        waits_since, why)
                SELECT new.account, new.id, new.inbox, new.event_id, new.issue_id, new.recipient, new.lane, new.status, new.reason,
                       new.traceparent, coalesce(new.due_at, now()), coalesce(new.due_at, now()), new.why::jsonb
                FROM unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::smallint[], $8::text[], $9::text[],
                            $10::text[], $11::timestamptz[], $12::text[])
                    WITH ORDINALITY AS new (account, id, inbox, event_id, issue_id, recipient, lane, status, reason, traceparent,
                                            due_at, why, n)
                JOIN issue_events e ON e.account = new.account AND e.id = new.event_id
                ORDER BY n
                ON CONFLICT (account, event_id, inbox, recipient, replay) DO NOTHING
                RETURNING account, id, event_id, issue_id, recipient, status, reason),
            told AS (%s)
            SELECT status, count(*) AS rows FROM planned GROUP BY status""";

    private static final String NOBODY = "SELECT";

    private final Pool pool;
    private final ObjectMapper json;

    DeliveryTable(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
    }

    /**
     * Stores the plan; what is planned already stays as it is.
     *
     * @param telling the INSERT that tells those who are told at once, see {@link Ear}; or null
     * @return how many rows are new, by status
     */
    Uni<Map<String, Long>> plan(List<NewDelivery> rows, String telling) {
        String sql = PLAN.formatted(telling == null ? NOBODY : telling);
        Uni<Map<String, Long>> counts = Uni.createFrom().item(new HashMap<>());
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            List<NewDelivery> some = rows.subList(from, Math.min(rows.size(), from + ROWS_AT_ONCE));
            counts = counts.chain(
                    sum -> insert(sql, some).invoke(added -> add(sum, added)).replaceWith(sum));
        }
        return counts;
    }

    private Uni<RowSet<Row>> insert(String sql, List<NewDelivery> rows) {
        Tuple values = Columns.of(rows)
                .text(NewDelivery::account)
                .uuid(row -> UuidCreator.getTimeOrderedEpochPlus1())
                .text(NewDelivery::inbox)
                .uuid(NewDelivery::eventId)
                .uuid(NewDelivery::issueId)
                .text(NewDelivery::recipient)
                .smallint(NewDelivery::lane)
                .text(NewDelivery::status)
                .text(NewDelivery::reason)
                .text(NewDelivery::traceparent)
                .time(NewDelivery::dueAt)
                .text(row -> write(row.why()))
                .values();
        return ByIndex.transaction(
                pool, connection -> connection.preparedQuery(sql).execute(values));
    }

    private String write(Why why) {
        try {
            return why == null ? null : json.writeValueAsString(why);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(Map<String, Long> sum, RowSet<Row> added) {
        added.forEach(row -> sum.merge(row.getString("status"), row.getLong("rows"), Long::sum));
    }
}
