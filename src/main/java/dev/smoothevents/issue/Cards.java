package dev.smoothevents.issue;

import io.vertx.mutiny.sqlclient.Row;

/** Cards from rows. */
final class Cards {

    private Cards() {}

    static PersonCard person(Row row) {
        return new PersonCard(
                row.getString("account"),
                row.getString("key"),
                row.getString("type"),
                row.getString("name"),
                row.getString("email"),
                row.getString("time_zone"),
                row.getString("slack_user_id"));
    }

    static ProjectCard project(Row row) {
        return new ProjectCard(
                row.getString("account"),
                row.getString("key"),
                row.getString("name"),
                row.getString("slack_channel"),
                row.getString("slack_webhook_url"),
                row.getString("linear_team_id"));
    }

    static IssueCard issue(Row row) {
        return new IssueCard(
                row.getString("account"),
                row.getUUID("id"),
                row.getString("key"),
                row.getString("project"),
                row.getString("title"),
                row.getString("url"),
                row.getString("creator"),
                row.getString("state"),
                row.getString("linear_issue_id"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
