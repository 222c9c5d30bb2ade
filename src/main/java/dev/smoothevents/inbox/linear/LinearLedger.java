package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Story;
import dev.smoothevents.topic.EventRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What the service's own tables tell about what Linear has heard, and is about to hear. */
@ApplicationScoped
class LinearLedger {

    private static final String OUTDATED = """
            SELECT EXISTS (
                SELECT
                FROM issue_events later
                WHERE later.account = $1 AND later.issue_id = $2 AND later.sequence > $3
                  AND ($6::text IS NULL OR later.record_id = $6)
                  AND (later.action = ANY ($5::text[])
                       OR later.action = ANY ($4::text[]) AND EXISTS (
                           SELECT
                           FROM deliveries told
                           WHERE told.account = later.account AND told.event_id = later.id AND told.inbox = 'linear'
                             AND told.status = 'delivered'))) AS answer""";

    private static final String ON_ITS_WAY = """
            SELECT EXISTS (
                SELECT
                FROM deliveries
                WHERE account = $1 AND issue_id = $2 AND inbox = 'linear' AND status IN ('pending', 'delivering')) AS answer""";

    private static final String HAPPENED_BEFORE = """
            SELECT count(*) AS answer
            FROM issue_events
            WHERE account = $1 AND issue_id = $2 AND sequence < $3 AND action = $4 AND record_id IS NOT DISTINCT FROM $5""";

    private final Pool pool;

    LinearLedger(Pool pool) {
        this.pool = pool;
    }

    /** Whether a later event of the issue has made this one idle. */
    Uni<Boolean> isOutdated(Story story) {
        Successors successors = Successors.of(story.event().action());
        String record = recordId(story);
        if (successors.isEmpty() || (successors.ofRecord() && record == null)) {
            return Uni.createFrom().item(false);
        }
        Tuple values = issue(story)
                .addValue(story.event().sequence())
                .addValue(successors.replacing().toArray(String[]::new))
                .addValue(successors.withdrawing().toArray(String[]::new))
                .addValue(successors.ofRecord() ? record : null);
        return pool.preparedQuery(OUTDATED).execute(values).map(LinearLedger::yes);
    }

    /** Whether Linear is about to hear of the issue, by which it gets its twin. */
    Uni<Boolean> isOnItsWay(String account, UUID issueId) {
        return pool.preparedQuery(ON_ITS_WAY)
                .execute(Tuple.of(account, issueId))
                .map(LinearLedger::yes);
    }

    /** How often the action had happened to the same record in this issue before the event. */
    Uni<Long> timesBefore(Story story, String action) {
        Tuple values =
                issue(story).addValue(story.event().sequence()).addValue(action).addValue(recordId(story));
        return pool.preparedQuery(HAPPENED_BEFORE)
                .execute(values)
                .map(rows -> rows.iterator().next().getLong("answer"));
    }

    private static Tuple issue(Story story) {
        return Tuple.of(story.event().account(), story.issue().id());
    }

    private static String recordId(Story story) {
        EventRecord record = story.event().record();
        return record == null ? null : record.id();
    }

    private static boolean yes(RowSet<Row> rows) {
        return rows.iterator().next().getBoolean("answer");
    }
}
