package dev.smoothevents.process;

import dev.smoothevents.local.LocalStack;
import dev.smoothevents.process.HistoryChecker.Delivery;
import dev.smoothevents.process.HistoryChecker.Message;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the database has about the comments of a {@link Load}. */
final class Ledger {

    @FunctionalInterface
    private interface Reading<T> {
        T from(ResultSet row) throws SQLException;
    }

    private final String url;
    private final String project;

    Ledger(LocalStack stack, String project) {
        this.url = "jdbc:" + stack.postgres().url();
        this.project = project;
    }

    /** The ids of the project's events. */
    List<String> events() {
        return rows("SELECT id::text FROM issue_events WHERE project = ?", row -> row.getString(1));
    }

    /** The ids of all events there are. */
    List<String> allEvents() {
        return rows("SELECT id::text FROM issue_events WHERE ? IS NOT NULL", row -> row.getString(1));
    }

    /** By the word in their text. */
    Map<String, Message> comments() {
        Map<String, Message> comments = new HashMap<>();
        rows(
                "SELECT issue_id::text, id::text, sequence, 'word-' || record_id FROM issue_events WHERE project = ?",
                row -> comments.put(row.getString(4), new Message(row.getString(1), row.getString(2), row.getLong(3))));
        return comments;
    }

    List<Delivery> deliveries() {
        return rows(
                "SELECT d.event_id::text, d.inbox, d.recipient, d.status FROM deliveries d"
                        + " JOIN issue_events e ON e.account = d.account AND e.id = d.event_id WHERE e.project = ?",
                row -> new Delivery(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
    }

    /** What the service should have written for these events, where its project has a channel and its issues have a twin. */
    static List<Delivery> planned(Collection<String> events, String channel) {
        List<Delivery> planned = new ArrayList<>();
        for (String event : events) {
            planned.add(new Delivery(event, "slack", channel, "delivered"));
            planned.add(new Delivery(event, "linear", "twin", "delivered"));
            for (String inbox : List.of("email", "notification")) {
                planned.add(new Delivery(event, inbox, Load.MENTIONED, "delivered"));
                planned.add(new Delivery(event, inbox, Load.ACTOR, "skipped"));
            }
        }
        return planned;
    }

    /** Person and event of each. */
    List<String> notifications() {
        return rows(
                "SELECT n.person || ' ' || n.event_id FROM notifications n"
                        + " JOIN issue_events e ON e.account = n.account AND e.id = n.event_id WHERE e.project = ?",
                row -> row.getString(1));
    }

    int outbox() {
        return rows("SELECT count(*)::int FROM outbox WHERE ? IS NOT NULL", row -> row.getInt(1))
                .get(0);
    }

    int pending() {
        return rows(
                        "SELECT count(*)::int FROM deliveries d"
                                + " JOIN issue_events e ON e.account = d.account AND e.id = d.event_id"
                                + " WHERE e.project = ? AND d.status IN ('pending', 'delivering')",
                        row -> row.getInt(1))
                .get(0);
    }

    private <T> List<T> rows(String sql, Reading<T> reading) {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, project);
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
