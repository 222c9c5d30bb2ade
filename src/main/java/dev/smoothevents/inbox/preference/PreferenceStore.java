package dev.smoothevents.inbox.preference;

import dev.smoothevents.inbox.preference.PreferencesBody.DigestBody;
import dev.smoothevents.inbox.preference.PreferencesBody.QuietHoursBody;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what each owner prefers. */
@ApplicationScoped
class PreferenceStore {

    /** @param key of the person, the project or the account */
    record Owner(String account, Scope scope, String key) {

        Tuple values() {
            return Tuple.of(account, scope.word(), key);
        }
    }

    private static final Map<Scope, String> KNOWN = Map.of(
            Scope.PERSON, "SELECT FROM people WHERE account = $1 AND key = $2 AND deleted_at IS NULL",
            Scope.PROJECT, "SELECT FROM projects WHERE account = $1 AND key = $2 AND deleted_at IS NULL",
            Scope.ACCOUNT, "SELECT FROM accounts WHERE key = $1 AND key = $2");

    private static final String FIND = """
            SELECT p.digest_frequency, p.digest_at, p.digest_day, p.quiet_from, p.quiet_to, p.updated_at, l.inbox, l.action, l.level
            FROM preferences p
            LEFT JOIN preference_levels l ON l.account = p.account AND l.scope = p.scope AND l.owner = p.owner
            WHERE p.account = $1 AND p.scope = $2 AND p.owner = $3""";

    /** First, because it locks: two who write at once do so one after the other. */
    private static final String SETTINGS = """
            INSERT INTO preferences (account, scope, owner, digest_frequency, digest_at, digest_day, quiet_from, quiet_to)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (account, scope, owner) DO UPDATE
            SET digest_frequency = excluded.digest_frequency, digest_at = excluded.digest_at, digest_day = excluded.digest_day,
                quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, updated_at = now()""";

    private static final String TOUCH = """
            INSERT INTO preferences (account, scope, owner) VALUES ($1, $2, $3)
            ON CONFLICT (account, scope, owner) DO UPDATE SET updated_at = now()""";

    private static final String CLEAR =
            "DELETE FROM preference_levels WHERE account = $1 AND scope = $2 AND owner = $3";

    private static final String CLEAR_INBOX = CLEAR + " AND inbox = $4";

    private static final String LEVELS = """
            INSERT INTO preference_levels (account, scope, owner, inbox, action, level)
            SELECT $1, $2, $3, inbox, action, level
            FROM unnest($4::text[], $5::text[], $6::text[]) AS new (inbox, action, level)
            ON CONFLICT (account, scope, owner, inbox, action) DO UPDATE SET level = excluded.level""";

    private final Pool pool;

    PreferenceStore(Pool pool) {
        this.pool = pool;
    }

    /** Whether there is such an owner, whatever they prefer. */
    Uni<Boolean> isKnown(Owner owner) {
        return pool.preparedQuery(KNOWN.get(owner.scope()))
                .execute(Tuple.of(owner.account(), owner.key()))
                .map(rows -> rows.size() > 0);
    }

    Uni<PreferencesBody.View> find(Owner owner) {
        return pool.preparedQuery(FIND).execute(owner.values()).map(PreferenceStore::view);
    }

    Uni<Void> replace(Owner owner, PreferencesBody body) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(SETTINGS)
                .execute(settings(owner, body))
                .chain(() -> connection.preparedQuery(CLEAR).execute(owner.values()))
                .chain(() -> write(connection, owner, body.inboxes())));
    }

    /** Changes this one; the others stay. */
    Uni<Void> set(Owner owner, String inbox, String action, Level level) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(TOUCH)
                .execute(owner.values())
                .chain(() -> write(connection, owner, Map.of(inbox, Map.of(action, level.word())))));
    }

    /** One level for all that the inbox could tell; what was said about single actions of it is gone. */
    Uni<Void> setAll(Owner owner, String inbox, Level level) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(TOUCH)
                .execute(owner.values())
                .chain(() -> connection
                        .preparedQuery(CLEAR_INBOX)
                        .execute(owner.values().addValue(inbox)))
                .chain(() -> write(connection, owner, Map.of(inbox, Map.of(Resolution.ALL, level.word())))));
    }

    private static Tuple settings(Owner owner, PreferencesBody body) {
        DigestBody digest = body.digest();
        QuietHoursBody quiet = body.quietHours();
        return owner.values()
                .addValue(digest == null ? null : digest.frequency())
                .addValue(digest == null ? null : time(digest.at()))
                .addValue(digest == null ? null : digest.day())
                .addValue(quiet == null ? null : time(quiet.from()))
                .addValue(quiet == null ? null : time(quiet.to()));
    }

    private static LocalTime time(String time) {
        return time == null ? null : LocalTime.parse(time);
    }

    private static Uni<Void> write(SqlConnection connection, Owner owner, Map<String, Map<String, String>> levels) {
        List<String> inboxes = new ArrayList<>();
        List<String> actions = new ArrayList<>();
        List<String> words = new ArrayList<>();
        levels.forEach((inbox, byAction) -> byAction.forEach((action, level) -> {
            inboxes.add(inbox);
            actions.add(action);
            words.add(level);
        }));
        Tuple values = owner.values()
                .addValue(inboxes.toArray(String[]::new))
                .addValue(actions.toArray(String[]::new))
                .addValue(words.toArray(String[]::new));
        return connection.preparedQuery(LEVELS).execute(values).replaceWithVoid();
    }

    private static PreferencesBody.View view(RowSet<Row> rows) {
        Map<String, TreeMap<String, String>> inboxes = new TreeMap<>();
        PreferencesBody.View view = new PreferencesBody.View(inboxes, null, null, null);
        for (Row row : rows) {
            if (row.getString("inbox") != null) {
                inboxes.computeIfAbsent(row.getString("inbox"), inbox -> new TreeMap<>())
                        .put(row.getString("action"), row.getString("level"));
            }
            view = new PreferencesBody.View(
                    inboxes,
                    digest(PreferenceRows.digest(row)),
                    quietHours(PreferenceRows.quietHours(row)),
                    row.getOffsetDateTime("updated_at").toInstant());
        }
        return view;
    }

    private static DigestBody digest(DigestTimes digest) {
        return digest == null
                ? null
                : new DigestBody(
                        digest.frequency().word(),
                        digest.at().toString(),
                        digest.day().name().toLowerCase(Locale.ROOT));
    }

    private static QuietHoursBody quietHours(QuietHours hours) {
        return hours == null
                ? null
                : new QuietHoursBody(hours.from().toString(), hours.to().toString());
    }
}
