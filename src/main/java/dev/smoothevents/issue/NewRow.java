package dev.smoothevents.issue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The row that a PUT is about, made where there is none, so that it can be locked. Belongs to the caller's transaction, and is the only
 * row that it makes.
 */
@Singleton
class NewRow {

    private static final String PERSON = """
            INSERT INTO people AS p (account, key, created_at, updated_at)
            VALUES (:account, :key, :now, :now)
            ON CONFLICT (account, key) DO UPDATE SET deleted_at = NULL, updated_at = :now
             WHERE p.deleted_at IS NOT NULL
            """;

    private static final String PROJECT = """
            INSERT INTO projects AS p (account, key, created_at, updated_at)
            VALUES (:account, :key, :now, :now)
            ON CONFLICT (account, key) DO UPDATE SET deleted_at = NULL, updated_at = :now
             WHERE p.deleted_at IS NOT NULL
            """;

    private static final String ISSUE = """
            INSERT INTO issues (account, id, key, project, created_at, updated_at)
            VALUES (:account, :id, :key, :project, :now, :now)
            ON CONFLICT (account, key) DO NOTHING
            """;

    private final Clock clock;

    NewRow(Clock clock) {
        this.clock = clock;
    }

    /** Whether the person was not there, or forgotten. */
    Uni<Boolean> person(String account, String key) {
        return upsert(PERSON, account, key);
    }

    /** Whether the project was not there, or deleted. */
    Uni<Boolean> project(String account, String key) {
        return upsert(PROJECT, account, key);
    }

    /** Whether the issue was not there. Its project must be. */
    Uni<Boolean> issue(String account, UUID id, String key, String project) {
        return run(ISSUE, account, key, query -> query.setParameter("id", id).setParameter("project", project));
    }

    private Uni<Boolean> upsert(String sql, String account, String key) {
        return run(sql, account, key, query -> query);
    }

    private Uni<Boolean> run(String sql, String account, String key, Parameters more) {
        Instant now = clock.instant();
        return Panache.getSession()
                .map(session -> session.createNativeQuery(sql))
                .map(query -> query.setParameter("account", account)
                        .setParameter("key", key)
                        .setParameter("now", now))
                .chain(query -> more.set(query).executeUpdate())
                .map(rows -> rows > 0);
    }

    private interface Parameters {
        Mutiny.Query<?> set(Mutiny.Query<?> query);
    }
}
