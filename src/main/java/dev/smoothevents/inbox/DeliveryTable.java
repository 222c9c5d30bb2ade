package dev.smoothevents.inbox;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.smoothevents.lane.LaneQuery;
import dev.smoothevents.lane.Lanes;
import dev.smoothevents.sql.Columns;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
            String traceparent) {

        static NewDelivery of(String inbox, EventMessage event, UUID issueId, String traceparent, Planned planned) {
            return new NewDelivery(
                    event.account(),
                    inbox,
                    event.id(),
                    issueId,
                    planned.recipient(),
                    status(inbox, planned.decision()),
                    planned.reason(),
                    traceparent);
        }

        private static String status(String inbox, Planned.Decision decision) {
            return switch (decision) {
                case TELL -> NOTIFICATION.equals(inbox) ? "delivered" : "pending";
                case DIGEST -> "digested";
                case SKIP -> "skipped";
            };
        }

        String key() {
            return DeliveryTable.key(inbox, recipient, issueId);
        }
    }

    /** A row that is due. */
    record Due(
            short lane,
            long position,
            String account,
            UUID id,
            String inbox,
            UUID eventId,
            UUID issueId,
            String recipient,
            String reason,
            int attempts,
            Instant createdAt,
            String traceparent) {

        String key() {
            return DeliveryTable.key(inbox, recipient, issueId);
        }
    }

    /** Order is kept per inbox, recipient and issue. The statement that fetches builds the same text. */
    private static String key(String inbox, String recipient, UUID issueId) {
        return inbox + ' ' + recipient + ' ' + issueId;
    }

    private static final String NOTIFICATION = "notification";

    /** The join leaves out events of issues that were purged meanwhile. In-app, being told is the row itself: same statement. */
    private static final String PLAN = """
            WITH planned AS (
                INSERT INTO deliveries (account, id, inbox, event_id, issue_id, recipient, lane, status, reason, traceparent)
                SELECT new.account, new.id, new.inbox, new.event_id, new.issue_id, new.recipient, new.lane, new.status, new.reason,
                       new.traceparent
                FROM unnest($1::text[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::text[], $7::smallint[], $8::text[], $9::text[],
                            $10::text[])
                    WITH ORDINALITY AS new (account, id, inbox, event_id, issue_id, recipient, lane, status, reason, traceparent, n)
                JOIN issue_events e ON e.account = new.account AND e.id = new.event_id
                ORDER BY n
                ON CONFLICT (account, event_id, inbox, recipient, replay) DO NOTHING
                RETURNING account, id, inbox, event_id, issue_id, recipient, status, reason)
            INSERT INTO notifications (account, id, person, event_id, issue_id, reason)
            SELECT account, id, recipient, event_id, issue_id, reason
            FROM planned
            WHERE inbox = 'notification' AND status = 'delivered'""";

    /** A row whose turn has not come holds back the later ones for the same recipient and issue. */
    private static final String FETCH = """
            SELECT d.lane, d.position, d.account, d.id, d.inbox, d.event_id, d.issue_id, d.recipient, d.reason,
                   jsonb_array_length(d.attempts) AS attempts, d.created_at, d.traceparent
            FROM unnest($1::smallint[]) AS mine (lane)
            CROSS JOIN LATERAL (
                SELECT *
                FROM deliveries
                WHERE inbox = $5 AND lane = mine.lane AND status = 'pending' AND due_at <= now()
                  AND position <> ALL ($2::bigint[])
                  AND inbox || ' ' || recipient || ' ' || issue_id <> ALL ($3::text[])
                  AND NOT EXISTS (
                      SELECT FROM deliveries earlier
                      WHERE earlier.account = deliveries.account AND earlier.inbox = deliveries.inbox
                        AND earlier.issue_id = deliveries.issue_id AND earlier.recipient = deliveries.recipient
                        AND earlier.status = 'pending' AND earlier.position < deliveries.position AND earlier.due_at > now())
                ORDER BY position
                LIMIT $4) AS d
            ORDER BY d.position""";

    private static final String CONCLUDE = """
            UPDATE deliveries
            SET status = $3, reason = coalesce($4, reason), due_at = coalesce($5, due_at),
                attempts = attempts || $6::text::jsonb, updated_at = now()
            WHERE account = $1 AND id = $2 AND status = 'pending'""";

    private final Pool pool;

    DeliveryTable(Pool pool) {
        this.pool = pool;
    }

    /** Stores the plan; what is planned already stays as it is. */
    Uni<Void> plan(List<NewDelivery> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(PLAN)
                .execute(Columns.of(rows)
                        .text(NewDelivery::account)
                        .uuid(row -> UuidCreator.getTimeOrderedEpochPlus1())
                        .text(NewDelivery::inbox)
                        .uuid(NewDelivery::eventId)
                        .uuid(NewDelivery::issueId)
                        .text(NewDelivery::recipient)
                        .smallint(row -> Lanes.of(row.key()))
                        .text(NewDelivery::status)
                        .text(NewDelivery::reason)
                        .text(NewDelivery::traceparent)
                        .values())
                .replaceWithVoid();
    }

    Uni<List<Due>> fetch(String inbox, LaneQuery query) {
        Tuple values = Tuple.of(query.laneArray(), query.busyArray(), query.restingArray(), query.limit(), inbox);
        return pool.preparedQuery(FETCH).execute(values).map(rows -> {
            List<Due> due = new ArrayList<>(rows.size());
            rows.forEach(row -> due.add(due(row)));
            return due;
        });
    }

    /**
     * Writes down what came of an attempt.
     *
     * @param status pending (again), delivered, skipped or dead
     * @param reason the new reason, or null to keep it
     * @param dueAt when to try again, or null
     * @param attempt the attempt as JSON
     */
    Uni<Void> conclude(Due delivery, String status, String reason, Instant dueAt, String attempt) {
        Tuple values = Tuple.tuple()
                .addValue(delivery.account())
                .addValue(delivery.id())
                .addValue(status)
                .addValue(reason)
                .addValue(Columns.utc(dueAt))
                .addValue(attempt);
        return pool.preparedQuery(CONCLUDE).execute(values).replaceWithVoid();
    }

    private static Due due(Row row) {
        return new Due(
                row.getShort("lane"),
                row.getLong("position"),
                row.getString("account"),
                row.getUUID("id"),
                row.getString("inbox"),
                row.getUUID("event_id"),
                row.getUUID("issue_id"),
                row.getString("recipient"),
                row.getString("reason"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("traceparent"));
    }
}
