package dev.smoothevents.github;

import dev.smoothevents.event.NewEvent;

/**
 * One issue waits for another: {@code issue_dependencies}. Told twice as {@link SubIssuesWebhook sub-issues} are:
 * {@code blocked_by_*} belongs to the issue that waits, {@code blocking_*} to the one that it waits for.
 */
final class IssueDependenciesWebhook {

    private IssueDependenciesWebhook() {}

    static NewEvent blockedByAdded(GithubDelivery delivery) {
        return onBlocked(delivery, "blocked_by_added", new Extra());
    }

    static NewEvent blockedByRemoved(GithubDelivery delivery) {
        Extra count = new Extra()
                .number(
                        "still_blocked_by_count",
                        delivery.path("blocked_issue")
                                .path("issue_dependencies_summary")
                                .path("blocked_by"));
        return onBlocked(delivery, "blocked_by_removed", count);
    }

    static NewEvent blockingAdded(GithubDelivery delivery) {
        return onBlocking(delivery, "blocking_added");
    }

    static NewEvent blockingRemoved(GithubDelivery delivery) {
        return onBlocking(delivery, "blocking_removed");
    }

    private static NewEvent onBlocked(GithubDelivery delivery, String action, Extra extra) {
        IssueRef blocked = delivery.issue("blocked_issue", "repository");
        IssueRef blocking = delivery.issue("blocking_issue", "blocking_issue_repo");
        extra.id("blocking_issue_id", blocking.node())
                .number("blocking_issue_number", blocking.number())
                .text("blocking_repository", blocking.repository());
        return delivery.event(blocked, action, blocking.record(), extra, null);
    }

    private static NewEvent onBlocking(GithubDelivery delivery, String action) {
        IssueRef blocking = delivery.issue("blocking_issue", "repository");
        IssueRef blocked = delivery.issue("blocked_issue", "blocked_issue_repo");
        Extra extra = new Extra()
                .id("blocked_issue_id", blocked.node())
                .number("blocked_issue_number", blocked.number())
                .text("blocked_repository", blocked.repository());
        return delivery.event(blocking, action, blocked.record(), extra, null);
    }
}
