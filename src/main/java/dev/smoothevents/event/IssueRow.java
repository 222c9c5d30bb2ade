package dev.smoothevents.event;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** An issue whose row this transaction has locked. */
record IssueRow(IssueRef ref, UUID id, String project, long lastSequence) {

    static IssueRow from(Row row) {
        return new IssueRow(
                new IssueRef(row.getString("account"), row.getString("key")),
                row.getUUID("id"),
                row.getString("project"),
                row.getLong("last_sequence"));
    }
}
