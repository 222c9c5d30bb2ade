package dev.smoothevents.event;

import dev.smoothevents.sql.Columns;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The issues as the recorder sees them: made on first sight, locked, moved on. */
@ApplicationScoped
class IssueTable {

    /** An issue that may be new, as its first event tells of it. */
    record FirstSight(IssueRef ref, UUID id, String project, Instant seenAt, IssueHint hint) {

        Instant createdAt() {
            return hint.createdAt() == null ? seenAt : hint.createdAt();
        }
    }

    private static final String CREATE = """
            INSERT INTO issues (account, id, key, project, created_at, title, url, creator, state)
            SELECT account, id, key, project, created_at, title, url, creator, coalesce(state, 'open')
            FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::text[])
                AS new (account, id, key, project, created_at, title, url, creator, state)
            ORDER BY account, key
            ON CONFLICT (account, key) DO NOTHING""";

    /** Always in the same order, so that two batches cannot wait for each other. */
    private static final String LOCK = """
            SELECT i.account, i.id, i.key, i.project, i.last_sequence
            FROM issues i
            WHERE (i.account, i.key) IN (SELECT * FROM unnest($1::text[], $2::text[]))
            ORDER BY i.account, i.key
            FOR NO KEY UPDATE""";

    /** Takes what is free, for the moment of the statement; the rest is held. */
    private static final String HELD = """
            WITH asked AS (SELECT * FROM unnest($1::text[], $2::text[]) AS asked (account, key)),
            free AS (
                SELECT i.account, i.key
                FROM issues i
                WHERE (i.account, i.key) IN (TABLE asked)
                FOR NO KEY UPDATE SKIP LOCKED)
            SELECT i.account, i.key
            FROM issues i
            WHERE (i.account, i.key) IN (TABLE asked)
            EXCEPT TABLE free""";

    private static final String MOVE_ON = """
            UPDATE issues i
            SET last_sequence = new.last_sequence,
                project       = coalesce(new.project, i.project),
                title         = coalesce(new.title, i.title),
                url           = coalesce(new.url, i.url),
                creator       = coalesce(new.creator, i.creator),
                state         = coalesce(new.state, i.state),
                created_at    = coalesce(new.created_at, i.created_at),
                hidden_at     = coalesce(new.hidden_at, i.hidden_at),
                updated_at    = now()
            FROM unnest($1::text[], $2::uuid[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
                        $9::timestamptz[], $10::timestamptz[])
                AS new (account, id, last_sequence, project, title, url, creator, state, created_at, hidden_at)
            WHERE i.account = new.account AND i.id = new.id""";

    Uni<Void> create(SqlConnection transaction, Collection<FirstSight> issues) {
        return transaction
                .preparedQuery(CREATE)
                .execute(Columns.of(issues)
                        .text(issue -> issue.ref().account())
                        .uuid(FirstSight::id)
                        .text(issue -> issue.ref().key())
                        .text(FirstSight::project)
                        .time(FirstSight::createdAt)
                        .text(issue -> issue.hint().title())
                        .text(issue -> issue.hint().url())
                        .text(issue -> issue.hint().creator())
                        .text(issue -> issue.hint().state())
                        .values())
                .replaceWithVoid();
    }

    /** Locks the rows until the transaction ends. Issues that do not exist are missing from the answer. */
    Uni<List<IssueRow>> lock(SqlConnection transaction, Collection<IssueRef> refs) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Columns.of(refs)
                        .text(IssueRef::account)
                        .text(IssueRef::key)
                        .values())
                .map(rows -> {
                    List<IssueRow> locked = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        locked.add(IssueRow.from(row));
                    }
                    return locked;
                });
    }

    /** Those of the issues that another transaction has locked at this moment. Issues that do not exist are not among them. */
    Uni<Set<IssueRef>> held(SqlClient database, Collection<IssueRef> refs) {
        return database.preparedQuery(HELD)
                .execute(Columns.of(refs)
                        .text(IssueRef::account)
                        .text(IssueRef::key)
                        .values())
                .map(rows -> {
                    Set<IssueRef> held = new HashSet<>();
                    rows.forEach(row -> held.add(new IssueRef(row.getString("account"), row.getString("key"))));
                    return held;
                });
    }

    Uni<Void> moveOn(SqlConnection transaction, Collection<IssueChange> changes) {
        return transaction
                .preparedQuery(MOVE_ON)
                .execute(Columns.of(changes)
                        .text(change -> change.issue().ref().account())
                        .uuid(change -> change.issue().id())
                        .bigint(change -> change.lastSequence)
                        .text(change -> change.project)
                        .text(change -> change.title)
                        .text(change -> change.url)
                        .text(change -> change.creator)
                        .text(change -> change.state)
                        .time(change -> change.createdAt)
                        .time(change -> change.hiddenAt)
                        .values())
                .replaceWithVoid();
    }
}
