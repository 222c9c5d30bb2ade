package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.event.NewEvent;
import java.util.ArrayList;
import java.util.List;

/** Title and description change, one of them or both at once: {@code issues.edited}. */
final class IssueEditWebhook {

    private IssueEditWebhook() {}

    static List<NewEvent> edited(GithubDelivery delivery) {
        JsonNode changes = delivery.path("changes");
        List<NewEvent> events = new ArrayList<>();
        if (changes.path("title").isObject()) {
            events.add(renamed(delivery, changes.path("title")));
        }
        if (changes.path("body").isObject()) {
            events.add(described(delivery, changes.path("body")));
        }
        if (events.isEmpty()) {
            throw new IgnoredDelivery("neither title nor description changed");
        }
        return events;
    }

    private static NewEvent renamed(GithubDelivery delivery, JsonNode change) {
        IssueRef issue = delivery.issue();
        String title = Fields.text(issue.node(), "title");
        if (title == null) {
            throw new IgnoredDelivery("the delivery has no new title");
        }
        Extra extra = new Extra().text("from", Fields.text(change, "from")).text("to", title);
        return delivery.event(issue, "issue_renamed", issue.record(), extra, issue.updatedAt());
    }

    private static NewEvent described(GithubDelivery delivery, JsonNode change) {
        IssueRef issue = delivery.issue();
        String from = Fields.proseOrEmpty(change, "from");
        String to = Fields.proseOrEmpty(issue.node(), "body");
        Difference difference = Difference.between(from, to);
        Extra extra = new Extra()
                .text("from_excerpt", Texts.excerpt(from))
                .text("from_sha256", Texts.sha256(from))
                .text("to_sha256", Texts.sha256(to))
                .number("chars_added", difference.added())
                .number("chars_removed", difference.removed())
                .texts("mentions", Mentions.added(from, to));
        return delivery.event(issue, "issue_description_edited", issue.recordWithBody(), extra, issue.updatedAt());
    }
}
