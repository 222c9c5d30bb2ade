package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.smoothevents.event.NewEvent;
import dev.smoothevents.topic.EventRecord;
import java.util.Set;

/**
 * An organization's own fields get a value and lose it: {@code issues.field_added} (which is sent for a changed value,
 * too) and {@code issues.field_removed}.
 */
final class IssueFieldWebhook {

    private static final Set<String> TYPES = Set.of("text", "date", "single_select", "multi_select", "number");
    private static final String VALUE = "issue_field_value";

    private IssueFieldWebhook() {}

    static NewEvent added(GithubDelivery delivery) {
        JsonNode before = delivery.path("changes").path(VALUE).path("from");
        Extra extra =
                extra(delivery).value("value", value(delivery.path(VALUE))).value("previous_value", value(before));
        return event(delivery, "field_set", extra);
    }

    static NewEvent removed(GithubDelivery delivery) {
        return event(delivery, "field_cleared", extra(delivery).value("previous_value", value(delivery.path(VALUE))));
    }

    private static NewEvent event(GithubDelivery delivery, String action, Extra extra) {
        IssueRef issue = delivery.issue();
        String name = Fields.text(delivery.need("issue_field"), "name");
        EventRecord record = new EventRecord("issue_field", delivery.needId("issue_field"), null, null, null, name);
        return delivery.event(issue, action, record, extra, issue.updatedAt());
    }

    private static Extra extra(GithubDelivery delivery) {
        JsonNode field = delivery.need("issue_field");
        return new Extra()
                .id("field_id", field)
                .text("field_name", Fields.text(field, "name"))
                .oneOf("field_type", TYPES, Fields.text(field, "field_type"));
    }

    /** A selected option by its name, several as a list of names; texts, dates and numbers as they are. */
    private static JsonNode value(JsonNode value) {
        if (value.path("option").isObject()) {
            return textOf(value.path("option"), "name");
        }
        if (value.path("options").isArray()) {
            ArrayNode names = JsonNodeFactory.instance.arrayNode();
            for (JsonNode option : value.path("options")) {
                names.add(textOf(option, "name"));
            }
            return names;
        }
        return value.path("value").isNumber() ? value.path("value") : textOf(value, "value");
    }

    private static JsonNode textOf(JsonNode parent, String field) {
        String text = Fields.text(parent, field);
        return text == null ? JsonNodeFactory.instance.nullNode() : TextNode.valueOf(text);
    }
}
