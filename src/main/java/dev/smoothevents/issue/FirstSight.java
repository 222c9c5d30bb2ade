package dev.smoothevents.issue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;

/**
 * People and projects exist from the moment somebody names them. That is true whatever becomes of the rest, so it is written down
 * at once and not in the transaction that follows: nobody waits for somebody else's lock while holding one.
 */
@Singleton
public class FirstSight {

    // sorted, so that two of these never wait for each other
    private static final String PEOPLE = """
            INSERT INTO people AS p (account, key, created_at, updated_at)
            SELECT $1, key, $3, $3 FROM unnest($2::text[]) AS key ORDER BY key
            ON CONFLICT (account, key) DO UPDATE SET deleted_at = NULL, updated_at = excluded.updated_at
             WHERE p.deleted_at IS NOT NULL
            """;

    private static final String PROJECTS = PEOPLE.replace("people", "projects");

    private final Pool pool;
    private final Clock clock;

    FirstSight(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Makes those of the people who are not there, or forgotten. The keys are different from each other. */
    public Uni<Void> people(String account, Collection<String> keys) {
        return name(PEOPLE, account, keys);
    }

    /** Makes those of the projects that are not there, or deleted. The keys are different from each other. */
    public Uni<Void> projects(String account, Collection<String> keys) {
        return name(PROJECTS, account, keys);
    }

    private Uni<Void> name(String sql, String account, Collection<String> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Object now = clock.instant().atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(sql)
                .execute(Tuple.of(account, keys.toArray(String[]::new), now))
                .replaceWithVoid();
    }
}
