package dev.smoothevents;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.Driver;

/** Knocks at the database once, so that an address that leads nowhere is a sentence and not a stack trace. */
final class DatabaseCheck {

    private static final String WAIT_SECONDS = "10";

    private final String url;
    private final String username;
    private final String password;

    /** @param url {@code postgresql://host:5432/database} */
    DatabaseCheck(String url, String username, String password) {
        this.url = url;
        this.username = username;
        this.password = password;
    }

    /** Why it does not open, as one sentence that names the setting. */
    Optional<String> fault() {
        Properties properties = new Properties();
        properties.setProperty("user", username);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", WAIT_SECONDS);
        properties.setProperty("socketTimeout", WAIT_SECONDS);
        try (Connection connection = new Driver().connect("jdbc:" + url, properties)) {
            return connection == null ? Optional.of(sentence("no such kind of address")) : Optional.empty();
        } catch (SQLException e) {
            return Optional.of(sentence(e.getMessage().lines().findFirst().orElse("no reason given")));
        }
    }

    private String sentence(String reason) {
        // without parameters, which may carry a password
        String address = url.replaceFirst("\\?.*", "");
        return "The database at smooth.database.url, " + address + ", does not let us in: " + reason;
    }
}
