package dev.smoothevents.event;

import dev.smoothevents.sql.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** People and projects as the recorder sees them: made on first sight. And who follows what. */
@ApplicationScoped
class PeopleTable {

    /** A person's or a project's key within an account. */
    record Ref(String account, String key) {}

    private static final String CREATE_PEOPLE = """
            INSERT INTO people (account, key, type)
            SELECT account, key, CASE WHEN key LIKE '%[bot]' THEN 'bot' ELSE 'user' END
            FROM unnest($1::text[], $2::text[]) AS new (account, key)
            ORDER BY account, key
            ON CONFLICT DO NOTHING""";

    private static final String CREATE_PROJECTS = """
            INSERT INTO projects (account, key)
            SELECT account, key FROM unnest($1::text[], $2::text[]) AS new (account, key)
            ORDER BY account, key
            ON CONFLICT DO NOTHING""";

    private static final String TYPES = """
            SELECT p.account, p.key, p.type
            FROM unnest($1::text[], $2::text[]) AS asked (account, key)
            JOIN people p ON p.account = asked.account AND p.key = asked.key""";

    private static final String FOLLOW = """
            INSERT INTO subscriptions (account, issue_id, person, reason)
            SELECT new.account, new.issue_id, new.person, new.reason
            FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) AS new (account, issue_id, person, reason)
            JOIN people p ON p.account = new.account AND p.key = new.person AND p.type = 'user'
            ON CONFLICT DO NOTHING""";

    private static final String SUBSCRIBE = """
            INSERT INTO subscriptions AS s (account, issue_id, person, reason, state)
            SELECT DISTINCT new.account, new.issue_id, new.person, new.reason, '%s'
            FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) AS new (account, issue_id, person, reason)
            ON CONFLICT (account, issue_id, person) DO UPDATE
            SET state = CASE WHEN s.state = 'muted' AND excluded.state = 'unsubscribed' THEN s.state ELSE excluded.state END,
                before_mute = CASE WHEN s.state = 'muted' AND excluded.state = 'unsubscribed' THEN excluded.state END,
                reason = excluded.reason, updated_at = now()""";

    private static final String ASSIGN = """
            INSERT INTO issue_assignees (account, issue_id, person)
            SELECT account, issue_id, person
            FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) AS new (account, issue_id, person, reason)
            ON CONFLICT DO NOTHING""";

    private static final String UNASSIGN = """
            DELETE FROM issue_assignees a
            USING unnest($1::text[], $2::uuid[], $3::text[], $4::text[]) AS gone (account, issue_id, person, reason)
            WHERE a.account = gone.account AND a.issue_id = gone.issue_id AND a.person = gone.person""";

    private static final Map<Follow.Kind, String> STATEMENTS = Map.of(
            Follow.Kind.FOLLOWS, FOLLOW,
            Follow.Kind.SUBSCRIBES, SUBSCRIBE.formatted("subscribed"),
            Follow.Kind.UNSUBSCRIBES, SUBSCRIBE.formatted("unsubscribed"),
            Follow.Kind.ASSIGNED, ASSIGN,
            Follow.Kind.UNASSIGNED, UNASSIGN);

    Uni<Void> createPeople(SqlConnection transaction, Collection<Ref> people) {
        return run(transaction, CREATE_PEOPLE, people).replaceWithVoid();
    }

    Uni<Void> createProjects(SqlConnection transaction, Collection<Ref> projects) {
        return run(transaction, CREATE_PROJECTS, projects).replaceWithVoid();
    }

    /** user, bot or system, for each. */
    Uni<Map<Ref, String>> types(SqlConnection transaction, Collection<Ref> people) {
        return run(transaction, TYPES, people).map(rows -> {
            Map<Ref, String> types = new HashMap<>();
            for (Row row : rows) {
                types.put(new Ref(row.getString("account"), row.getString("key")), row.getString("type"));
            }
            return types;
        });
    }

    Uni<Void> follow(SqlConnection transaction, Follow.Kind kind, List<Follow> follows) {
        return transaction
                .preparedQuery(STATEMENTS.get(kind))
                .execute(Columns.of(follows)
                        .text(Follow::account)
                        .uuid(Follow::issueId)
                        .text(Follow::person)
                        .text(Follow::reason)
                        .values())
                .replaceWithVoid();
    }

    private static Uni<RowSet<Row>> run(SqlConnection transaction, String sql, Collection<Ref> refs) {
        return transaction
                .preparedQuery(sql)
                .execute(Columns.of(refs).text(Ref::account).text(Ref::key).values());
    }
}
