package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.event.NewEvent;
import dev.smoothevents.topic.EventRecord;

/**
 * An issue moves on a board: {@code projects_v2_item.edited}. An organization's delivery names the issue by its GraphQL
 * node id only, from which nobody can tell the issue without asking GitHub; it is recorded where the payload says more.
 */
final class ProjectItemWebhook {

    private static final String STATUS = "Status";

    private ProjectItemWebhook() {}

    static NewEvent edited(GithubDelivery delivery) {
        JsonNode change = delivery.path("changes").path("field_value");
        if (!STATUS.equalsIgnoreCase(Fields.text(change, "field_name"))) {
            throw new IgnoredDelivery("the status on the board did not change");
        }
        if (!delivery.path("issue").isObject()) {
            throw new IgnoredDelivery("the board's item does not say which issue it is");
        }
        IssueRef issue = delivery.issue();
        JsonNode item = delivery.need("projects_v2_item");
        Extra extra = new Extra()
                .text("project_id", Fields.text(item, "project_node_id"))
                .id("item_id", item)
                .text("from", Fields.text(change.path("from"), "name"))
                .text("to", Fields.text(change.path("to"), "name"))
                .flag("was_automated", delivery.sentByBot());
        EventRecord record =
                new EventRecord("project_item", delivery.needId("projects_v2_item"), null, null, null, null);
        return delivery.event(issue, "status_changed", record, extra, Fields.time(item, "updated_at"));
    }
}
