package dev.smoothevents.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.smoothevents.lane.LaneQuery;
import dev.smoothevents.sql.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The ledger as the dispatcher works it off. A row changes only while nobody else has begun an attempt since it was read. */
@ApplicationScoped
class DueTable {

    /** What became of a row that was to be begun. */
    record Begun(String status, Instant at) {

        boolean isDelivering() {
            return status.equals("delivering");
        }
    }

    private static final String FETCH = """
            SELECT lane, position, account, id, inbox, event_id, issue_id, recipient, reason, tries, created_at, waits_since, due_at,
                   begun_at, status, traceparent
            FROM deliveries_due($1, $2, $3, $4, $5)""";

    private static final String MINE = """
            d.account = $1 AND d.id = $2 AND d.status IN ('pending', 'delivering') AND d.begun_at IS NOT DISTINCT FROM $3""";

    /** Where the destination is disabled, there is no attempt: what was planned before is dead, what came later was never to be told. */
    private static final String BEGIN = """
            UPDATE deliveries d
            SET status = CASE WHEN off.since IS NULL THEN 'delivering' WHEN d.created_at < off.since THEN 'dead' ELSE 'skipped' END,
                reason = CASE WHEN d.created_at >= off.since THEN 'destination disabled: ' || off.answer ELSE d.reason END,
                begun_at = CASE WHEN off.since IS NULL THEN clock_timestamp() ELSE d.begun_at END,
                tries = d.tries + CASE WHEN off.since IS NULL THEN 1 ELSE 0 END,
                attempts = attempts_with(attempts_with(d.attempts, $4::text::jsonb), CASE WHEN d.created_at < off.since THEN
                    jsonb_build_object('at', to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'durationMs', 0,
                                       'outcome', 'destination_disabled', 'answer', off.answer) END),
                updated_at = now()
            FROM (VALUES (1)) AS one
            LEFT JOIN disabled_destinations off ON off.account = $1 AND off.inbox = $5 AND off.destination = $6
            WHERE\s""" + MINE + " RETURNING d.status, d.begun_at";

    private static final String POSTPONE = """
            UPDATE deliveries d SET due_at = $4, updated_at = now() WHERE\s""" + MINE;

    private static final String CONCLUDE = """
            UPDATE deliveries d
            SET status = $4, reason = coalesce($5, d.reason), due_at = coalesce($6, d.due_at),
                attempts = attempts_with(d.attempts, $7::text::jsonb), updated_at = now()
            WHERE\s""" + MINE;

    private final Pool pool;
    private final ObjectMapper json;
    private final Gathered beginning;
    private final Gathered postponing;
    private final Gathered concluding;

    DueTable(Pool pool, ObjectMapper json) {
        this.pool = pool;
        this.json = json;
        this.beginning = new Gathered(pool, BEGIN);
        this.postponing = new Gathered(pool, POSTPONE);
        this.concluding = new Gathered(pool, CONCLUDE);
    }

    /** What is due, and first of its recipient and issue. */
    Uni<List<Due>> fetch(String inbox, LaneQuery query) {
        Tuple values = Tuple.of(inbox, query.laneArray(), query.busyArray(), query.restingArray(), query.limit());
        return pool.preparedQuery(FETCH).execute(values).map(rows -> {
            List<Due> due = new ArrayList<>(rows.size());
            rows.forEach(row -> due.add(due(row)));
            return due;
        });
    }

    /**
     * Writes down that an attempt begins, before it does; an earlier one that never ended is written down with it. Where the
     * destination is disabled the row is dead or skipped instead. Null where the row is not ours to deliver any more.
     */
    Uni<Begun> begin(Due due, String destination) {
        Attempt lost = due.isInDoubt() ? Attempt.inDoubt(due.begunAt()) : null;
        Tuple values = mine(due, due.begunAt())
                .addValue(write(lost))
                .addValue(due.inbox())
                .addValue(destination);
        return beginning.execute(values).map(DueTable::begun);
    }

    /** Leaves it for later without an attempt. */
    Uni<Void> postpone(Due due, Instant until) {
        return postponing
                .execute(mine(due, due.begunAt()).addValue(Columns.utc(until)))
                .replaceWithVoid();
    }

    /**
     * Writes down what came of it.
     *
     * @param begunAt when the attempt began, as {@link #begin} said; without one, as the row says
     */
    Uni<Void> conclude(Due due, Instant begunAt, Conclusion conclusion) {
        Tuple values = mine(due, begunAt)
                .addValue(conclusion.status())
                .addValue(conclusion.reason())
                .addValue(Columns.utc(conclusion.dueAt()))
                .addValue(write(conclusion.attempt()));
        return concluding.execute(values).replaceWithVoid();
    }

    private static Tuple mine(Due due, Instant begunAt) {
        return Tuple.tuple().addValue(due.account()).addValue(due.id()).addValue(Columns.utc(begunAt));
    }

    private static Begun begun(RowSet<Row> rows) {
        if (rows.size() == 0) {
            return null;
        }
        Row row = rows.iterator().next();
        return new Begun(row.getString("status"), Columns.instant(row, "begun_at"));
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
                row.getInteger("tries"),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "waits_since"),
                Columns.instant(row, "due_at"),
                Columns.instant(row, "begun_at"),
                row.getString("status").equals("delivering"),
                row.getString("traceparent"));
    }

    private String write(Attempt attempt) {
        try {
            return attempt == null ? null : json.writeValueAsString(attempt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
