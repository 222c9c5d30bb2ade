package dev.smoothevents.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The benchmark's own session with Postgres. */
final class Database implements AutoCloseable {

    private final String url;
    private final Connection connection;

    /** @param url as the service is told */
    Database(String url) {
        this.url = url;
        this.connection = connect();
    }

    private Connection connect() {
        try {
            return DriverManager.getConnection("jdbc:" + url, "postgres", "postgres");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void run(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String ask(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Throws away what levels before have written, except people and issues with the sequences they have reached. */
    void clear() {
        run("TRUNCATE issue_events, outbox CASCADE");
        run("VACUUM ANALYZE issues, issue_events, outbox, subscriptions");
        run("CHECKPOINT");
    }

    /** A reader that needs the past: nothing deleted from now on can be vacuumed away until it is closed. */
    Connection holdHorizon() throws SQLException {
        Connection reader = connect();
        reader.setAutoCommit(false);
        reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = reader.createStatement()) {
            statement.execute("SELECT count(*) FROM outbox");
        }
        return reader;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
