package dev.smoothevents.lane;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Replicas tell each other that there is something new in a lane, so that nobody waits for the next poll. Only hints: they may get lost.
 *
 * <p>Never part of a transaction that writes: Postgres holds a lock over the commit of a transaction that notifies, which serialises all
 * commits. Hints are gathered for some milliseconds, and sent on a session of their own that does not wait for the disk.
 */
@ApplicationScoped
public class WakeUps {

    private static final Logger LOG = Logger.getLogger(WakeUps.class);
    private static final String CHANNEL = "smooth_events";
    private static final long GATHER_MS = Duration.ofMillis(5).toMillis();
    private static final long RECONNECT_MS = Duration.ofSeconds(2).toMillis();

    private final LaneConfig config;
    private final Pool pool;
    private final Vertx vertx;
    private final Map<String, Runnable> listeners = new ConcurrentHashMap<>();
    private final Set<String> toTell = new HashSet<>();
    private final long pulse;
    private volatile PgConnection session;
    private volatile boolean stopped;

    WakeUps(
            LaneConfig config,
            Pool pool,
            Vertx vertx,
            @ConfigProperty(name = "smooth.database.timeout") Duration timeout) {
        this.config = config;
        this.pool = pool;
        this.vertx = vertx;
        this.pulse = timeout.toMillis() / 3;
    }

    /** Calls the listener when another replica has told of this work. */
    public void listen(String work, Runnable listener) {
        listeners.put(work, listener);
    }

    /** Tells the other replicas, some milliseconds from now. Cheap, from any thread. */
    public void tell(String work) {
        if (session == null) {
            return;
        }
        synchronized (toTell) {
            if (toTell.isEmpty()) {
                vertx.setTimer(GATHER_MS, timer -> send());
            }
            toTell.add(work);
        }
    }

    private void send() {
        StringBuilder sql = new StringBuilder();
        synchronized (toTell) {
            toTell.forEach(work -> sql.append("NOTIFY " + CHANNEL + ", '" + work + "';"));
            toTell.clear();
        }
        PgConnection current = session;
        if (current != null) {
            current.query(sql.toString()).execute().onFailure(failure -> LOG.debugf(failure, "A hint was not sent"));
        }
    }

    void start(@Observes StartupEvent start) {
        if (config.notifications()) {
            connect();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        stopped = true;
        PgConnection current = session;
        if (current != null) {
            current.close();
        }
    }

    private void connect() {
        if (!stopped) {
            pool.getConnection().subscribe().with(this::connected, failure -> connectLater());
        }
    }

    private void connectLater() {
        session = null;
        if (!stopped) {
            vertx.setTimer(RECONNECT_MS, timer -> connect());
        }
    }

    private void connected(SqlConnection connection) {
        PgConnection fresh = PgConnection.cast(connection.getDelegate());
        fresh.notificationHandler(notification -> heard(fresh, notification));
        fresh.closeHandler(nothing -> connectLater());
        fresh.query("SET synchronous_commit = off; LISTEN " + CHANNEL)
                .execute()
                .onSuccess(nothing -> keepUp(fresh))
                .onFailure(failure -> fresh.close());
    }

    /**
     * A session on which nobody speaks would be closed, and one that is cut off would go unnoticed. What was told while there was none is
     * found by looking.
     */
    private void keepUp(PgConnection fresh) {
        session = fresh;
        listeners.values().forEach(Runnable::run);
        vertx.setPeriodic(pulse, timer -> {
            if (session == fresh) {
                fresh.query("SELECT 1").execute();
            } else {
                vertx.cancelTimer(timer);
            }
        });
    }

    private void heard(PgConnection mine, PgNotification notification) {
        Runnable listener = listeners.get(notification.getPayload());
        if (listener != null && notification.getProcessId() != mine.processId()) {
            listener.run();
        }
    }
}
