package dev.smoothevents.http;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells what passes by itself (the database is away, or busy) from what is broken. */
public final class Unavailable {

    /**
     * SQLSTATE classes: 08 connection, 40 rolled back (deadlock, serialization), 53 out of resources, 57 shut down or cancelled.
     * See PostgreSQL's appendix A.
     */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57");

    /** 25P03 too long without a word in a transaction, 55P03 too long a wait for what another one holds. */
    private static final Set<String> PASSING_STATES = Set.of("25P03", "55P03");

    private static final List<Class<? extends Throwable>> PASSING = List.of(
            ClosedConnectionException.class,
            VertxException.class,
            ConnectException.class,
            NoRouteToHostException.class,
            SocketException.class,
            UnknownHostException.class,
            ClosedChannelException.class,
            TimeoutException.class,
            io.smallrye.mutiny.TimeoutException.class);

    private Unavailable() {}

    /** Whether the failure is, deep down, the database's absence, so that the same request may succeed in a moment. */
    public static boolean isBehind(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause()) {
            if (isPassing(cause)) {
                return true;
            }
            depth++;
        }
        return false;
    }

    private static boolean isPassing(Throwable cause) {
        if (cause instanceof PgException refused) {
            return isPassing(refused.getSqlState());
        }
        if (cause instanceof SQLException refused) { // as Hibernate puts it
            return isPassing(refused.getSQLState());
        }
        return PASSING.stream().anyMatch(type -> type.isInstance(cause))
                || cause.getClass() == IOException.class // a broken pipe has no type of its own
                || cause instanceof NoStackTraceThrowable && isOfThePool(String.valueOf(cause.getMessage()));
    }

    private static boolean isPassing(String state) {
        return state != null
                && state.length() == 5
                && (PASSING_CLASSES.contains(state.substring(0, 2)) || PASSING_STATES.contains(state));
    }

    /** The client's pool has no types for: none came free in time, this one has just been lost, all are being closed. */
    private static boolean isOfThePool(String message) {
        return message.equals("Timeout")
                || message.startsWith("Connection is not active")
                || message.startsWith("Pending requests failed to be sent")
                || message.equals("Pool closed");
    }
}
