package dev.smoothevents.process;

import dev.smoothevents.process.HistoryChecker.Message;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database past the service, and hurts it. */
final class Database {

    @FunctionalInterface
    interface Reading<T> {
        T from(ResultSet row) throws SQLException;
    }

    private final String url;

    /** @param url without {@code jdbc:} */
    Database(String url) {
        this.url = "jdbc:" + url;
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "postgres", "postgres");
    }

    /** The events of the projects that begin so. */
    List<Message> events(String project) {
        return rows(
                "SELECT issue_id::text, id::text, sequence FROM issue_events WHERE starts_with(project, ?)",
                row -> new Message(row.getString(1), row.getString(2), row.getLong(3)),
                project);
    }

    long outbox() {
        return number("SELECT count(*) FROM outbox");
    }

    /** What the outbox takes on the disk, with its indexes, once what is dead is swept. */
    long outboxBytes() {
        execute("VACUUM outbox");
        return number("SELECT pg_total_relation_size('outbox')");
    }

    /** How many replicas hold lanes of the relay now. */
    long owners() {
        return number("SELECT count(DISTINCT owner) FROM lanes WHERE work = 'outbox' AND expires_at > now()");
    }

    /** How many lanes of the relay somebody holds now. */
    long heldLanes() {
        return number("SELECT count(*) FROM lanes WHERE work = 'outbox' AND expires_at > now()");
    }

    /** Ends all sessions but this; says how many. */
    long terminateBackends() {
        return number("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
    }

    long number(String sql, Object... values) {
        return rows(sql, row -> row.getLong(1), values).get(0);
    }

    void execute(String sql, Object... values) {
        try (Connection connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    <T> List<T> rows(String sql, Reading<T> reading, Object... values) {
        try (Connection connection = connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(reading.from(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
