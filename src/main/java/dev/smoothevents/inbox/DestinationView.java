package dev.smoothevents.inbox;

import dev.smoothevents.sql.Columns;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;

/**
 * Somewhere that takes nothing any more.
 *
 * @param id what to enable it by
 * @param destination a Slack channel, a Linear workspace
 * @param project whose event could not be delivered there
 * @param answer what the provider said
 * @param since when it was disabled
 * @param event id of the {@code destination_disabled} event that says so; null until it is recorded
 */
@RegisterForReflection
public record DestinationView(
        UUID id, String inbox, String destination, String project, String answer, Instant since, UUID event) {

    static DestinationView of(Row row) {
        return new DestinationView(
                row.getUUID("id"),
                row.getString("inbox"),
                row.getString("destination"),
                row.getString("project"),
                row.getString("answer"),
                Columns.instant(row, "since"),
                row.getUUID("told_as"));
    }
}
