package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.event.NewEvent;
import dev.smoothevents.topic.EventRecord;

/** An issue becomes a bug, a task, a feature, or none of them: {@code issues.typed}, {@code issues.untyped}. */
final class IssueTypeWebhook {

    private IssueTypeWebhook() {}

    static NewEvent typed(GithubDelivery delivery) {
        JsonNode type = delivery.need("type");
        Extra extra = extra(type).text("color", Fields.text(type, "color"));
        return event(delivery, "issue_type_set", extra);
    }

    static NewEvent untyped(GithubDelivery delivery) {
        return event(delivery, "issue_type_removed", extra(delivery.need("type")));
    }

    private static NewEvent event(GithubDelivery delivery, String action, Extra extra) {
        IssueRef issue = delivery.issue();
        String name = Fields.text(delivery.need("type"), "name");
        EventRecord record = new EventRecord("issue_type", delivery.needId("type"), null, null, null, name);
        return delivery.event(issue, action, record, extra, issue.updatedAt());
    }

    private static Extra extra(JsonNode type) {
        return new Extra().id("issue_type_id", type).text("name", Fields.text(type, "name"));
    }
}
