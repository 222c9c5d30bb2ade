package dev.smoothevents.issue;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who may want to hear of issues, in one statement. */
final class Followers {

    static final String SQL = """
            SELECT i.id, f.person, f.reason
              FROM issues i
             CROSS JOIN LATERAL (
                     SELECT i.creator, 'creator'
                      WHERE i.creator IS NOT NULL
                  UNION ALL
                     SELECT a.person, 'assignee'
                       FROM issue_assignees a
                      WHERE a.account = i.account AND a.issue_id = i.id
                  UNION ALL
                     SELECT s.person, said.reason
                       FROM subscriptions s
                      CROSS JOIN LATERAL (
                              SELECT CASE s.reason WHEN 'manual' THEN 'manual' ELSE 'subscriber' END
                               WHERE 'subscribed' IN (s.state, s.before_mute)
                           UNION ALL
                              SELECT s.state
                               WHERE s.state <> 'subscribed'
                            ) AS said (reason)
                      WHERE s.account = i.account AND s.issue_id = i.id
                  UNION ALL
                     SELECT m.person, 'maintainer'
                       FROM project_maintainers m
                      WHERE m.account = i.account AND m.project = i.project AND m.notify
                   ) AS f (person, reason)
              JOIN people p ON p.account = i.account AND p.key = f.person AND p.deleted_at IS NULL
             WHERE i.account = $1 AND i.id = ANY($2::uuid[])
             ORDER BY i.id, f.person, f.reason
            """;

    private Followers() {}

    static Map<UUID, List<Follower>> byIssue(Collection<UUID> issueIds, RowSet<Row> rows) {
        Map<UUID, List<Follower>> followers = new LinkedHashMap<>();
        issueIds.forEach(id -> followers.put(id, new ArrayList<>()));
        for (Row row : rows) {
            Follower follower = new Follower(row.getUUID("id"), row.getString("person"), row.getString("reason"));
            followers.get(follower.issueId()).add(follower);
        }
        return followers;
    }
}
