package dev.smoothevents.github;

import dev.smoothevents.event.NewEvent;
import java.util.List;

/**
 * Two issues have to do with each other: {@code issue_relates_to}. Within a repository GitHub tells it once, naming both,
 * and it is recorded on both; across repositories each is told of its own issue alone, and the other stays unnamed.
 */
final class IssueRelatesToWebhook {

    private IssueRelatesToWebhook() {}

    static List<NewEvent> added(GithubDelivery delivery) {
        return onBoth(delivery, "relation_added");
    }

    static List<NewEvent> removed(GithubDelivery delivery) {
        return onBoth(delivery, "relation_removed");
    }

    private static List<NewEvent> onBoth(GithubDelivery delivery, String action) {
        IssueRef issue = delivery.issue();
        IssueRef related = IssueRef.of(delivery.path("related_issue"), delivery.path("repository"));
        return related == null || related.key().equals(issue.key())
                ? List.of(event(delivery, action, issue, null))
                : List.of(event(delivery, action, issue, related), event(delivery, action, related, issue));
    }

    private static NewEvent event(GithubDelivery delivery, String action, IssueRef issue, IssueRef related) {
        Extra extra = new Extra().text("relation_type", "relates_to");
        if (related == null) {
            return delivery.event(issue, action, null, extra, null);
        }
        extra.id("related_issue_id", related.node()).text("related_repository", related.repository());
        return delivery.event(issue, action, related.record(), extra, null);
    }
}
