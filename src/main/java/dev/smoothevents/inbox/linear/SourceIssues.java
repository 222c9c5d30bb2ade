package dev.smoothevents.inbox.linear;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Looks up issues as they stand now. */
@ApplicationScoped
class SourceIssues {

    private static final String SELECT = """
            SELECT i.account, i.id, i.key, i.title, i.url, i.linear_issue_id, p.linear_team_id, i.hidden_at IS NOT NULL AS hidden,
                   i.state = 'closed' AND NOT EXISTS (
                       SELECT FROM issue_events e
                       WHERE e.account = i.account AND e.issue_id = i.id AND e.action = 'issue_closed') AS closed_unsaid,
                   (SELECT e.record ->> 'body'
                    FROM issue_events e
                    WHERE e.account = i.account AND e.issue_id = i.id
                      AND e.action IN ('issue_opened', 'issue_description_edited') AND e.record ->> 'body' IS NOT NULL
                    ORDER BY e.sequence DESC
                    LIMIT 1) AS description,
                   least(i.created_at, (
                       SELECT e.occurred_at
                       FROM issue_events e
                       WHERE e.account = i.account AND e.issue_id = i.id
                       ORDER BY e.sequence
                       LIMIT 1)) AS since
            FROM issues i
            JOIN projects p ON p.account = i.account AND p.key = i.project
            """;
    private static final String BY_ID = SELECT + "WHERE i.account = $1 AND i.id = $2";
    private static final String BY_KEY = SELECT + "WHERE i.account = $1 AND i.key = $2";

    private final Pool pool;

    SourceIssues(Pool pool) {
        this.pool = pool;
    }

    /** The issue, or null. */
    Uni<SourceIssue> byId(String account, UUID id) {
        return pool.preparedQuery(BY_ID).execute(Tuple.of(account, id)).map(SourceIssues::first);
    }

    /** The issue that a caller knows by this key, or null. */
    Uni<SourceIssue> byKey(String account, String key) {
        return pool.preparedQuery(BY_KEY).execute(Tuple.of(account, key)).map(SourceIssues::first);
    }

    private static SourceIssue first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : issue(rows.iterator().next());
    }

    private static SourceIssue issue(Row row) {
        return new SourceIssue(
                row.getString("account"),
                row.getUUID("id"),
                row.getString("key"),
                row.getString("title"),
                row.getString("url"),
                row.getString("linear_issue_id"),
                row.getString("linear_team_id"),
                row.getBoolean("hidden"),
                row.getBoolean("closed_unsaid"),
                row.getString("description"),
                row.getOffsetDateTime("since").toInstant());
    }
}
