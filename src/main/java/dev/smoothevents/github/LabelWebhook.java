package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.event.NewEvent;
import dev.smoothevents.topic.EventRecord;

/**
 * Labels are put on an issue and taken off: {@code issues.labeled}, {@code issues.unlabeled}. When a label itself is
 * deleted, GitHub takes it off without naming it; such a delivery is ignored.
 */
final class LabelWebhook {

    private LabelWebhook() {}

    static NewEvent labeled(GithubDelivery delivery) {
        JsonNode label = delivery.need("label");
        Extra extra = extra(label).text("description", Fields.text(label, "description"));
        return event(delivery, "label_added", label, extra);
    }

    static NewEvent unlabeled(GithubDelivery delivery) {
        JsonNode label = delivery.need("label");
        return event(delivery, "label_removed", label, extra(label));
    }

    private static NewEvent event(GithubDelivery delivery, String action, JsonNode label, Extra extra) {
        IssueRef issue = delivery.issue();
        return delivery.event(issue, action, record(label), extra, issue.updatedAt());
    }

    private static Extra extra(JsonNode label) {
        return new Extra()
                .id("label_id", label)
                .text("name", Fields.text(label, "name"))
                .text("color", Fields.text(label, "color"));
    }

    /** A label of long ago has no id; its name is as good within a repository. GitHub tells no page of it. */
    private static EventRecord record(JsonNode label) {
        String name = Fields.text(label, "name");
        String id = Fields.id(label) == null ? name : Fields.id(label);
        if (id == null) {
            throw new IgnoredDelivery("the delivery does not say which label");
        }
        return new EventRecord("label", id, null, null, null, name);
    }
}
