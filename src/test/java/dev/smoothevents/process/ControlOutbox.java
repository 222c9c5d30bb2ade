package dev.smoothevents.process;

import dev.smoothevents.process.HistoryChecker.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** An outbox in small, for writers and relays that do it wrong on purpose. */
final class ControlOutbox {

    static final String ISSUE = "control#1";

    /** When a writer draws the position in the outbox. */
    enum Draw {
        /** as the service does */
        UNDER_THE_LOCK,
        /** the mistake: commits may then come in another order */
        BEFORE_THE_LOCK
    }

    record Entry(long position, Message message) {}

    private static final String FRESH = """
            DROP TABLE IF EXISTS control_issues, control_events, control_outbox;
            DROP SEQUENCE IF EXISTS control_positions;
            CREATE SEQUENCE control_positions;
            CREATE TABLE control_issues (issue text PRIMARY KEY, last_sequence bigint NOT NULL);
            CREATE TABLE control_events (issue text, id text, sequence bigint);
            CREATE TABLE control_outbox (position bigint PRIMARY KEY, issue text, id text, sequence bigint);
            INSERT INTO control_issues VALUES ('control#1', 0)""";

    private final Database database;

    ControlOutbox(Database database) {
        this.database = database;
        database.execute(FRESH);
    }

    Connection connect() throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        return connection;
    }

    /**
     * Records an event in a transaction.
     *
     * @param beforeTheLock called in it, before the issue is locked
     */
    void write(Connection transaction, Draw draw, Runnable beforeTheLock) throws SQLException {
        long drawn = draw == Draw.BEFORE_THE_LOCK ? draw(transaction) : 0;
        beforeTheLock.run();
        long sequence = number(
                transaction,
                "UPDATE control_issues SET last_sequence = last_sequence + 1 WHERE issue = '" + ISSUE
                        + "' RETURNING last_sequence");
        long position = draw == Draw.BEFORE_THE_LOCK ? drawn : draw(transaction);
        try (var statement = transaction.createStatement()) {
            String values = "'" + ISSUE + "', '" + UUID.randomUUID() + "', " + sequence + ")";
            statement.execute("INSERT INTO control_events VALUES (" + values);
            statement.execute("INSERT INTO control_outbox VALUES (" + position + ", " + values);
        }
        transaction.commit();
    }

    /** So many events, one after the other. */
    void write(int events) {
        try (Connection connection = connect()) {
            for (int n = 0; n < events; n++) {
                write(connection, Draw.UNDER_THE_LOCK, () -> {});
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long draw(Connection transaction) throws SQLException {
        return number(transaction, "SELECT nextval('control_positions')");
    }

    private static long number(Connection transaction, String sql) throws SQLException {
        try (var statement = transaction.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    List<Entry> waiting() {
        return database.rows(
                "SELECT position, issue, id, sequence FROM control_outbox ORDER BY position",
                row -> new Entry(row.getLong(1), new Message(row.getString(2), row.getString(3), row.getLong(4))));
    }

    void delete(Entry entry) {
        database.execute("DELETE FROM control_outbox WHERE position = ?", entry.position());
    }

    List<String> events() {
        return database.rows("SELECT id FROM control_events", row -> row.getString(1));
    }
}
