package dev.smoothevents.issue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What other packages may know about people, projects and issues. Plain SQL, one round trip a call, from any thread. Who and what was
 * deleted or hidden is answered too, because the history names it: a forgotten person is a key and a type.
 */
@ApplicationScoped
public class Directory {

    public static final String DEFAULT_ACCOUNT = Accounts.DEFAULT;

    private static final String PEOPLE = """
            SELECT account, key, type, name, email, time_zone, slack_user_id
              FROM people
             WHERE account = $1 AND key = ANY($2::text[])
            """;

    private static final String PROJECTS = """
            SELECT account, key, name, slack_channel, slack_webhook_url, linear_team_id
              FROM projects
             WHERE account = $1 AND key = ANY($2::text[])
            """;

    private static final String ISSUES = """
            SELECT account, id, key, project, title, url, creator, state, linear_issue_id, created_at
              FROM issues
             WHERE account = $1 AND id = ANY($2::uuid[])
            """;

    private static final String LINK_LINEAR_ISSUE = """
            UPDATE issues SET linear_issue_id = $3 WHERE account = $1 AND id = $2 AND linear_issue_id IS NULL
            """;

    private static final String UNSUBSCRIBE = """
            INSERT INTO subscriptions AS s (account, issue_id, person, state)
            SELECT account, id, $3, 'unsubscribed' FROM issues WHERE account = $1 AND id = $2
            ON CONFLICT (account, issue_id, person) DO UPDATE
            SET state = CASE s.state WHEN 'muted' THEN s.state ELSE excluded.state END,
                before_mute = CASE s.state WHEN 'muted' THEN excluded.state END,
                updated_at = now()
            """;

    private final Pool pool;

    protected Directory(Pool pool) {
        this.pool = pool;
    }

    /** The person, or a null item if nobody has that key. */
    public Uni<PersonCard> person(String account, String key) {
        return people(account, List.of(key)).map(people -> people.get(key));
    }

    /** Those of the people that are known, by key. */
    public Uni<Map<String, PersonCard>> people(String account, Collection<String> keys) {
        return cards(PEOPLE, Tuple.of(account, keys.toArray(String[]::new)), Cards::person, PersonCard::key);
    }

    /** Those of the projects that are known, by key. */
    public Uni<Map<String, ProjectCard>> projects(String account, Collection<String> keys) {
        return cards(PROJECTS, Tuple.of(account, keys.toArray(String[]::new)), Cards::project, ProjectCard::key);
    }

    /** Those of the issues that are known, by id. */
    public Uni<Map<UUID, IssueCard>> issues(String account, Collection<UUID> ids) {
        return cards(ISSUES, Tuple.of(account, ids.toArray(UUID[]::new)), Cards::issue, IssueCard::id);
    }

    /** Notes the issue's twin in Linear. Nothing happens where the issue is gone, or has one: somebody may just have named another. */
    public Uni<Void> linkLinearIssue(String account, UUID issueId, String linearIssueId) {
        return pool.preparedQuery(LINK_LINEAR_ISSUE)
                .execute(Tuple.of(account, issueId, linearIssueId))
                .replaceWithVoid();
    }

    /**
     * Unsubscribes a person, who must be known, from an issue. Nothing that happens later subscribes them again on its own. Who muted it
     * still does, and nothing happens where the issue is gone.
     */
    public Uni<Void> unsubscribe(String account, UUID issueId, String person) {
        return pool.preparedQuery(UNSUBSCRIBE)
                .execute(Tuple.of(account, issueId, person))
                .replaceWithVoid();
    }

    /**
     * Who may want to hear of the issues, and why; a person may be there for several reasons. Every issue asked for is in the answer,
     * if need be with nobody. Forgotten people are left out, and so are maintainers who are not to be notified.
     */
    public Uni<Map<UUID, List<Follower>>> followers(String account, Collection<UUID> issueIds) {
        return pool.preparedQuery(Followers.SQL)
                .execute(Tuple.of(account, issueIds.toArray(UUID[]::new)))
                .map(rows -> Followers.byIssue(issueIds, rows));
    }

    private <K, C> Uni<Map<K, C>> cards(String sql, Tuple parameters, Function<Row, C> card, Function<C, K> key) {
        return pool.preparedQuery(sql).execute(parameters).map(rows -> byKey(rows, card, key));
    }

    private static <K, C> Map<K, C> byKey(RowSet<Row> rows, Function<Row, C> card, Function<C, K> key) {
        Map<K, C> cards = new LinkedHashMap<>();
        rows.forEach(row -> {
            C one = card.apply(row);
            cards.put(key.apply(one), one);
        });
        return cards;
    }
}
