package dev.smoothevents.sql;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The pool of connections, each of which is closed when the database has been silent on it for too long. What waits for an answer on it
 * then fails, and the next statement gets a connection that works. After a failover, or behind a firewall that forgets, a connection
 * otherwise seems to stand for hours.
 */
@ApplicationScoped
class TimedPool implements PgPoolCreator {

    private final int timeout;

    TimedPool(@ConfigProperty(name = "smooth.database.timeout") Duration timeout) {
        this.timeout = Math.toIntExact(timeout.toMillis());
    }

    @Override
    public Pool create(Input input) {
        List<SqlConnectOptions> servers = new ArrayList<>(input.pgConnectOptionsList());
        for (SqlConnectOptions server : servers) {
            server.setConnectTimeout(timeout);
            server.setReadIdleTimeout(timeout).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        }
        return PgBuilder.pool()
                .using(input.vertx())
                .with(unused(input.poolOptions()))
                .connectingTo(servers)
                .build();
    }

    /** The pool lets go of what nobody uses in good time: to be closed for silence must not hit one that has just been taken. */
    private PoolOptions unused(PoolOptions options) {
        return options.setIdleTimeout(timeout / 2)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setPoolCleanerPeriod(timeout / 10)
                // a little more, so that a connection that cannot be made is told of as such
                .setConnectionTimeout(timeout + timeout / 10)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    }
}
