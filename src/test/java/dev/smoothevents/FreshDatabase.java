package dev.smoothevents;

import dev.smoothevents.local.LocalPostgres;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;

/** A Postgres of its own with the schema and nothing in it, for tests of statements that need no service. */
public final class FreshDatabase implements AutoCloseable {

    private static final String USER = "postgres";

    private final LocalPostgres postgres = new LocalPostgres(false);
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    public FreshDatabase() {
        postgres.start();
        Flyway.configure()
                .dataSource(jdbcUrl(), USER, USER)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        pool = Pool.newInstance(PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(postgres.url())
                        .setUser(USER)
                        .setPassword(USER)
                        .setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(10))
                .using(vertx)
                .build());
    }

    private String jdbcUrl() {
        return "jdbc:" + postgres.url();
    }

    /** The client that the service uses. */
    public Pool pool() {
        return pool;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), USER, USER);
    }

    /** Runs it in a session of its own, and tells the first column. */
    public List<String> ask(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            List<String> answers = new ArrayList<>();
            if (statement.execute(sql)) {
                ResultSet rows = statement.getResultSet();
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
            return answers;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        pool.closeAndAwait();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        postgres.close();
    }
}
