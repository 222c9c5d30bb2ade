package dev.smoothevents.github;

import dev.smoothevents.event.NewEvent;

/**
 * Parents and children: {@code sub_issues}. GitHub tells a new pair twice, once to the parent's repository and once to the
 * child's; {@code repository} is always the one that is told. Each delivery is recorded on its own issue, so that both
 * histories are complete. The payload has no time of its own, and the issues' need not move, so it happens now.
 */
final class SubIssuesWebhook {

    private SubIssuesWebhook() {}

    static NewEvent childAdded(GithubDelivery delivery) {
        return onParent(delivery, "sub_issue_added");
    }

    static NewEvent childRemoved(GithubDelivery delivery) {
        return onParent(delivery, "sub_issue_removed");
    }

    static NewEvent parentAdded(GithubDelivery delivery) {
        return onChild(delivery, "parent_issue_added");
    }

    static NewEvent parentRemoved(GithubDelivery delivery) {
        return onChild(delivery, "parent_issue_removed");
    }

    private static NewEvent onParent(GithubDelivery delivery, String action) {
        IssueRef parent = delivery.issue("parent_issue", "repository");
        IssueRef child = delivery.issue("sub_issue", "sub_issue_repo");
        Extra extra = new Extra()
                .id("sub_issue_id", child.node())
                .number("sub_issue_number", child.number())
                .text("sub_issue_repository", child.repository());
        return delivery.event(parent, action, child.record(), extra, null);
    }

    private static NewEvent onChild(GithubDelivery delivery, String action) {
        IssueRef child = delivery.issue("sub_issue", "repository");
        IssueRef parent = delivery.issue("parent_issue", "parent_issue_repo");
        Extra extra = new Extra()
                .id("parent_issue_id", parent.node())
                .number("parent_issue_number", parent.number())
                .text("parent_repository", parent.repository());
        return delivery.event(child, action, parent.record(), extra, null);
    }
}
