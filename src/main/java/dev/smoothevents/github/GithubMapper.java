package dev.smoothevents.github;

import static dev.smoothevents.github.Reaction.one;
import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Map;

/**
 * Turns deliveries into events. The table says which webhook becomes what; whatever is not in it is ignored. Source:
 * GitHub docs, "Webhook events and payloads".
 */
final class GithubMapper {

    private static final int MAX_NAME = 100;

    static final Map<String, Reaction> REACTIONS = Map.ofEntries(
            entry("issues.opened", one(IssueLifeWebhook::opened)),
            entry("issues.closed", one(IssueLifeWebhook::closed)),
            entry("issues.reopened", one(IssueLifeWebhook::reopened)),
            entry("issues.deleted", one(IssueLifeWebhook::deleted)),
            entry("issues.transferred", one(IssueLifeWebhook::transferred)),
            entry("issues.locked", one(IssueLifeWebhook::locked)),
            entry("issues.unlocked", one(IssueLifeWebhook::unlocked)),
            entry("issues.pinned", one(IssueLifeWebhook::pinned)),
            entry("issues.unpinned", one(IssueLifeWebhook::unpinned)),
            entry("issues.edited", IssueEditWebhook::edited),
            entry("issues.assigned", one(AssigneeWebhook::assigned)),
            entry("issues.unassigned", one(AssigneeWebhook::unassigned)),
            entry("issues.labeled", one(LabelWebhook::labeled)),
            entry("issues.unlabeled", one(LabelWebhook::unlabeled)),
            entry("issues.milestoned", one(MilestoneWebhook::milestoned)),
            entry("issues.demilestoned", one(MilestoneWebhook::demilestoned)),
            entry("issues.typed", one(IssueTypeWebhook::typed)),
            entry("issues.untyped", one(IssueTypeWebhook::untyped)),
            entry("issues.field_added", one(IssueFieldWebhook::added)),
            entry("issues.field_removed", one(IssueFieldWebhook::removed)),
            entry("issue_comment.created", one(IssueCommentWebhook::created)),
            entry("issue_comment.edited", one(IssueCommentWebhook::edited)),
            entry("issue_comment.deleted", one(IssueCommentWebhook::deleted)),
            entry("issue_comment.pinned", one(IssueCommentWebhook::pinned)),
            entry("issue_comment.unpinned", one(IssueCommentWebhook::unpinned)),
            entry("sub_issues.sub_issue_added", one(SubIssuesWebhook::childAdded)),
            entry("sub_issues.sub_issue_removed", one(SubIssuesWebhook::childRemoved)),
            entry("sub_issues.parent_issue_added", one(SubIssuesWebhook::parentAdded)),
            entry("sub_issues.parent_issue_removed", one(SubIssuesWebhook::parentRemoved)),
            entry("issue_dependencies.blocked_by_added", one(IssueDependenciesWebhook::blockedByAdded)),
            entry("issue_dependencies.blocked_by_removed", one(IssueDependenciesWebhook::blockedByRemoved)),
            entry("issue_dependencies.blocking_added", one(IssueDependenciesWebhook::blockingAdded)),
            entry("issue_dependencies.blocking_removed", one(IssueDependenciesWebhook::blockingRemoved)),
            entry("issue_relates_to.relates_to_added", IssueRelatesToWebhook::added),
            entry("issue_relates_to.relates_to_removed", IssueRelatesToWebhook::removed),
            entry("projects_v2_item.edited", one(ProjectItemWebhook::edited)));

    private final Clock clock;
    private final boolean pullRequestComments;

    GithubMapper(Clock clock, boolean pullRequestComments) {
        this.clock = clock;
        this.pullRequestComments = pullRequestComments;
    }

    /**
     * @param event as the header {@code X-GitHub-Event} names it
     * @param payload tolerated whatever it holds
     */
    Mapping map(String event, JsonNode payload) {
        String action = Fields.text(payload, "action");
        String name = action == null ? event : event + "." + action;
        Reaction reaction = action == null ? null : REACTIONS.get(name);
        if (reaction == null) {
            return Mapping.ignored(Texts.first(MAX_NAME, Texts.clean(name)) + " is not recorded");
        }
        if (payload.path("issue").path("pull_request").isObject() && !recordsPullRequest(event)) {
            return Mapping.ignored("it is about a pull request");
        }
        try {
            return Mapping.of(reaction.to(new GithubDelivery(payload, clock.instant())));
        } catch (IgnoredDelivery e) {
            return Mapping.ignored(e.getMessage());
        }
    }

    private boolean recordsPullRequest(String event) {
        return pullRequestComments && event.equals("issue_comment");
    }
}
