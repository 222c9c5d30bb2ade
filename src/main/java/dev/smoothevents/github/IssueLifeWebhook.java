package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.event.NewEvent;
import java.time.Instant;
import java.util.Set;

/**
 * An issue comes, closes, moves and goes: {@code issues}.
 *
 * <p>Deleting, transferring and pinning do not touch the issue's {@code updated_at}, so these happen now.
 */
final class IssueLifeWebhook {

    private static final Set<String> STATE_REASONS = Set.of("completed", "not_planned", "duplicate", "reopened");
    private static final Set<String> LOCK_REASONS = Set.of("off-topic", "too heated", "resolved", "spam");

    private IssueLifeWebhook() {}

    static NewEvent opened(GithubDelivery delivery) {
        IssueRef issue = delivery.issue();
        JsonNode node = issue.node();
        String body = Fields.prose(node, "body");
        Extra extra = new Extra()
                .text("title", Fields.text(node, "title"))
                .text("body_excerpt", Texts.excerpt(body))
                .text("author_association", Fields.text(node, "author_association"))
                .ids("label_ids", node.path("labels"))
                .ids("assignee_ids", node.path("assignees"))
                .id("milestone_id", node.path("milestone"))
                .text("issue_type", Fields.text(node.path("type"), "name"))
                .value("transferred_from", transferredFrom(delivery.path("changes")))
                .texts("mentions", Mentions.in(body));
        Instant occurredAt = Fields.time(node, "created_at");
        return delivery.event(issue, "issue_opened", issue.recordWithBody(), extra, occurredAt);
    }

    /** An issue that arrives by transfer is opened in its new repository. */
    private static JsonNode transferredFrom(JsonNode changes) {
        if (!changes.path("old_issue").isObject()) {
            return null;
        }
        return new Extra()
                .text("repository", Fields.text(changes.path("old_repository"), "full_name"))
                .id("issue_id", changes.path("old_issue"))
                .fields();
    }

    static NewEvent closed(GithubDelivery delivery) {
        IssueRef issue = delivery.issue();
        Instant occurredAt = Fields.time(issue.node(), "closed_at");
        return delivery.event(issue, "issue_closed", issue.record(), stateReason(issue), occurredAt);
    }

    static NewEvent reopened(GithubDelivery delivery) {
        IssueRef issue = delivery.issue();
        return delivery.event(issue, "issue_reopened", issue.record(), stateReason(issue), issue.updatedAt());
    }

    private static Extra stateReason(IssueRef issue) {
        return new Extra().oneOf("state_reason", STATE_REASONS, Fields.text(issue.node(), "state_reason"));
    }

    static NewEvent deleted(GithubDelivery delivery) {
        IssueRef issue = delivery.issue();
        Extra extra = new Extra()
                .number("number", issue.number())
                .text("title", Fields.text(issue.node(), "title"))
                .number("comments_count", issue.node().path("comments"));
        return delivery.event(issue, "issue_deleted", issue.record(), extra, null);
    }

    static NewEvent transferred(GithubDelivery delivery) {
        IssueRef issue = delivery.issue();
        JsonNode changes = delivery.path("changes");
        Extra extra = new Extra()
                .text("from_repository", issue.repository())
                .text("to_repository", Fields.text(changes.path("new_repository"), "full_name"))
                .id("new_issue_id", changes.path("new_issue"))
                .number("new_issue_number", changes.path("new_issue").path("number"));
        return delivery.event(issue, "issue_transferred", issue.record(), extra, null);
    }

    static NewEvent locked(GithubDelivery delivery) {
        IssueRef issue = delivery.issue();
        Extra extra = lockReason("lock_reason", issue);
        return delivery.event(issue, "issue_locked", issue.record(), extra, issue.updatedAt());
    }

    static NewEvent unlocked(GithubDelivery delivery) {
        IssueRef issue = delivery.issue();
        Extra extra = lockReason("previous_lock_reason", issue);
        return delivery.event(issue, "issue_unlocked", issue.record(), extra, issue.updatedAt());
    }

    private static Extra lockReason(String name, IssueRef issue) {
        return new Extra().oneOf(name, LOCK_REASONS, Fields.text(issue.node(), "active_lock_reason"));
    }

    static NewEvent pinned(GithubDelivery delivery) {
        IssueRef issue = delivery.issue();
        return delivery.event(issue, "issue_pinned", issue.record(), new Extra(), null);
    }

    static NewEvent unpinned(GithubDelivery delivery) {
        IssueRef issue = delivery.issue();
        return delivery.event(issue, "issue_unpinned", issue.record(), new Extra(), null);
    }
}
