package dev.smoothevents.inbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Destinations that take nothing any more. */
@ApplicationScoped
class DestinationTable {

    /** One that nobody has been told of yet. */
    record Untold(
            String account, UUID id, String inbox, String destination, UUID issueId, UUID eventId, String answer) {}

    private static final String DISABLE = """
            INSERT INTO disabled_destinations (account, id, inbox, destination, project, issue_id, event_id, answer)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT DO NOTHING""";

    /** What waits for the same recipient need not wait to learn it. */
    private static final String HURRY = """
            UPDATE deliveries SET due_at = now(), updated_at = now()
            WHERE inbox = $1 AND lane = $2 AND status = 'pending' AND due_at > now() AND account = $3 AND recipient = $4""";

    private static final String UNTOLD = """
            SELECT account, id, inbox, destination, issue_id, event_id, answer
            FROM disabled_destinations
            WHERE told_at IS NULL
            ORDER BY since
            LIMIT 100""";

    private static final String TOLD = """
            UPDATE disabled_destinations SET told_at = now(), told_as = $3 WHERE account = $1 AND id = $2""";

    private static final String LIST = """
            SELECT id, inbox, destination, project, answer, since, told_as
            FROM disabled_destinations
            WHERE account = $1 AND ($2::text IS NULL OR inbox = $2) AND ($3::uuid IS NULL OR id > $3)
            ORDER BY id
            LIMIT $4""";

    private static final String ENABLE = "DELETE FROM disabled_destinations WHERE account = $1 AND id = $2";

    private final Pool pool;

    DestinationTable(Pool pool) {
        this.pool = pool;
    }

    Uni<Void> disable(Due due, Story story, String destination, String answer) {
        Tuple values = Tuple.tuple()
                .addValue(due.account())
                .addValue(UuidCreator.getTimeOrderedEpochPlus1())
                .addValue(due.inbox())
                .addValue(destination)
                .addValue(story.project().key())
                .addValue(due.issueId())
                .addValue(due.eventId())
                .addValue(answer == null ? "gone" : answer);
        return pool.preparedQuery(DISABLE)
                .execute(values)
                .chain(() -> pool.preparedQuery(HURRY)
                        .execute(Tuple.of(due.inbox(), due.lane(), due.account(), due.recipient())))
                .replaceWithVoid();
    }

    Uni<List<Untold>> untold() {
        return pool.query(UNTOLD).execute().map(rows -> all(rows, DestinationTable::untold));
    }

    /** @param event the one that says so, or null where there can be none */
    Uni<Void> told(Untold destination, UUID event) {
        return pool.preparedQuery(TOLD)
                .execute(Tuple.of(destination.account(), destination.id(), event))
                .replaceWithVoid();
    }

    /** By the time they were disabled. */
    Uni<List<DestinationView>> list(String account, String inbox, UUID after, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(account, inbox, after, limit))
                .map(rows -> all(rows, DestinationView::of));
    }

    /** False where none is disabled under that id. */
    Uni<Boolean> enable(String account, UUID id) {
        return pool.preparedQuery(ENABLE).execute(Tuple.of(account, id)).map(done -> done.rowCount() > 0);
    }

    private static Untold untold(Row row) {
        return new Untold(
                row.getString("account"),
                row.getUUID("id"),
                row.getString("inbox"),
                row.getString("destination"),
                row.getUUID("issue_id"),
                row.getUUID("event_id"),
                row.getString("answer"));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }
}
