package dev.smoothevents.sql;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Duration;

/**
 * What a transaction may take, watched by Postgres. Set in each transaction and not once for a session: behind a pgbouncer in transaction
 * mode a session is nobody's own.
 */
public final class Limits {

    /** SQLSTATE of a wait for a lock that took too long. */
    public static final String LOCK_TIMEOUT = "55P03";

    /** A client that is silent for so long is dead or cut off; what it has locked must not stay locked until the connection is missed. */
    private static final Duration SILENCE = Duration.ofSeconds(5);

    private static final String SET = "SET LOCAL lock_timeout = %d; SET LOCAL idle_in_transaction_session_timeout = %d";

    private Limits() {}

    /**
     * For {@link PipelinedTransaction}.
     *
     * @param lockWait how long each statement may wait for what others hold, in whole milliseconds; then it fails with {@link #LOCK_TIMEOUT}
     */
    public static String of(Duration lockWait) {
        return SET.formatted(lockWait.toMillis(), SILENCE.toMillis()) + "; " + ByIndex.INDEX_ONLY;
    }

    /** To be sent first on a connection that is in a transaction. Need not be waited for: what is sent after it is run after it. */
    public static Uni<Void> set(SqlConnection transaction, Duration lockWait) {
        return transaction.query(of(lockWait)).execute().replaceWithVoid();
    }
}
