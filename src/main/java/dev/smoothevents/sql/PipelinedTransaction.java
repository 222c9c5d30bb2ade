package dev.smoothevents.sql;

import io.smallrye.mutiny.CompositeException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A transaction that waits for as few answers as it can: BEGIN is on its way together with the first statements, and COMMIT with the last.
 * Where one of them fails, Postgres refuses what follows, and takes the COMMIT for a ROLLBACK.
 */
public final class PipelinedTransaction {

    private final SqlConnection connection;
    private Uni<Void> begun;
    private boolean ended;

    private PipelinedTransaction(SqlConnection connection) {
        this.connection = connection;
    }

    /**
     * The work must end with {@link #commitWith}; whatever fails before is rolled back.
     *
     * @param settings for this transaction alone, {@code SET LOCAL ...}
     */
    public static <T> Uni<T> run(Pool pool, String settings, Function<PipelinedTransaction, Uni<T>> work) {
        return pool.withConnection(connection ->
                new PipelinedTransaction(connection).begin(settings).run(work));
    }

    /** Statements sent on it are answered in the order in which they were sent. */
    public SqlConnection connection() {
        return connection;
    }

    /** To be waited for, together with the first answers, before anything is changed: what follows a failed BEGIN would be on its own. */
    public Uni<Void> begun() {
        return begun;
    }

    /** Sends these and COMMIT at once. Completes when the transaction has; fails with what went wrong first. */
    public Uni<Void> commitWith(List<Uni<Void>> last) {
        List<Uni<Void>> all = new ArrayList<>(last);
        all.add(say("COMMIT"));
        ended = true;
        return inOneGo(all);
    }

    /** Sends all of these before the first is answered. */
    public static Uni<Void> inOneGo(List<Uni<Void>> statements) {
        return statements.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join()
                        .all(statements)
                        .andCollectFailures()
                        .onFailure(CompositeException.class)
                        .transform(failures -> failures.getCauses().get(0))
                        .replaceWithVoid();
    }

    private PipelinedTransaction begin(String settings) {
        begun = say("BEGIN; " + settings).memoize().indefinitely();
        begun.subscribe().with(nothing -> {}, failure -> {});
        return this;
    }

    private <T> Uni<T> run(Function<PipelinedTransaction, Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> work.apply(this))
                .onFailure()
                .call(failure -> ended ? Uni.createFrom().voidItem() : rollBack());
    }

    private Uni<Void> rollBack() {
        return say("ROLLBACK").onFailure().recoverWithNull();
    }

    private Uni<Void> say(String statement) {
        return connection.query(statement).execute().replaceWithVoid();
    }
}
