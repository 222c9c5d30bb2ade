package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.event.NewEvent;
import dev.smoothevents.topic.EventRecord;

/** People are put on an issue and taken off: {@code issues.assigned}, {@code issues.unassigned}. */
final class AssigneeWebhook {

    private AssigneeWebhook() {}

    static NewEvent assigned(GithubDelivery delivery) {
        JsonNode assignee = delivery.need("assignee");
        IssueRef issue = delivery.issue();
        Extra extra = ids(delivery, assignee).flag("is_self_assignment", delivery.sentBy(assignee));
        if (issue.node().path("assignees").isArray()) {
            extra.number("assignees_count", issue.node().path("assignees").size());
        }
        return delivery.event(issue, "assignee_added", user(assignee), extra, issue.updatedAt());
    }

    static NewEvent unassigned(GithubDelivery delivery) {
        JsonNode assignee = delivery.need("assignee");
        IssueRef issue = delivery.issue();
        Extra extra = ids(delivery, assignee).flag("is_self_unassignment", delivery.sentBy(assignee));
        return delivery.event(issue, "assignee_removed", user(assignee), extra, issue.updatedAt());
    }

    private static Extra ids(GithubDelivery delivery, JsonNode assignee) {
        return new Extra().id("assignee_id", assignee).id("assigner_id", delivery.sender());
    }

    /** By login and not by number: that is how people are known here. */
    private static EventRecord user(JsonNode user) {
        String login = Fields.text(user, "login");
        if (login == null || login.isBlank()) {
            throw new IgnoredDelivery("the delivery has no login of its assignee");
        }
        return new EventRecord("user", login, Fields.text(user, "html_url"), null, null, login);
    }
}
