package dev.smoothevents.inbox.preference;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What people prefer, read for a whole batch in one round trip. */
@ApplicationScoped
public class PreferenceBook {

    private static final String AROUND = """
            SELECT p.scope, p.owner, p.digest_frequency, p.digest_at, p.digest_day, p.quiet_from, p.quiet_to, l.action, l.level
            FROM unnest($2::text[], $3::text[]) AS asked (scope, owner)
            JOIN preferences p ON p.account = $1 AND p.scope = asked.scope AND p.owner = asked.owner
            LEFT JOIN preference_levels l
                ON l.account = p.account AND l.scope = p.scope AND l.owner = p.owner AND l.inbox = $4 AND l.action = ANY ($5::text[])""";

    private static final String NAMED = """
            SELECT asked.action
            FROM unnest($3::text[]) AS asked (action)
            WHERE EXISTS (
                SELECT FROM preference_levels l
                WHERE l.account = $1 AND l.inbox = $2 AND l.action = asked.action AND l.action <> '*' AND l.level <> 'off')""";

    private final Pool pool;

    PreferenceBook(Pool pool) {
        this.pool = pool;
    }

    /**
     * What these people, these projects and the account prefer for an inbox.
     *
     * @param actions names of the actions in question
     */
    public Uni<Preferences> around(
            String account,
            String inbox,
            Collection<String> people,
            Collection<String> projects,
            Collection<String> actions) {
        List<String> scopes = new ArrayList<>(people.size() + projects.size() + 1);
        List<String> owners = new ArrayList<>(people.size() + projects.size() + 1);
        people.forEach(person -> add(scopes, owners, Scope.PERSON, person));
        projects.forEach(project -> add(scopes, owners, Scope.PROJECT, project));
        add(scopes, owners, Scope.ACCOUNT, account);
        Set<String> keys = new HashSet<>(actions);
        keys.add(Resolution.ALL);
        Tuple values = Tuple.of(account, array(scopes), array(owners), inbox, array(keys));
        return pool.preparedQuery(AROUND).execute(values).map(PreferenceBook::preferences);
    }

    /** Those of the actions that somebody asks for by name, at once or in a digest. */
    public Uni<Set<String>> named(String account, String inbox, Collection<String> actions) {
        return pool.preparedQuery(NAMED)
                .execute(Tuple.of(account, inbox, array(actions)))
                .map(rows -> {
                    Set<String> named = new HashSet<>();
                    rows.forEach(row -> named.add(row.getString("action")));
                    return named;
                });
    }

    private static void add(List<String> scopes, List<String> owners, Scope scope, String owner) {
        scopes.add(scope.word());
        owners.add(owner);
    }

    private static Preferences preferences(RowSet<Row> rows) {
        Preferences preferences = new Preferences();
        for (Row row : rows) {
            Scope scope = Scope.of(row.getString("scope"));
            String owner = row.getString("owner");
            preferences.with(scope, owner, PreferenceRows.quietHours(row), PreferenceRows.digest(row));
            if (row.getString("level") != null) {
                preferences.with(scope, owner, row.getString("action"), Level.of(row.getString("level")));
            }
        }
        return preferences;
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
