package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.linear.RelationReaction.Kind;
import java.util.Map;

/** Which event changes what in the twin. What Linear has no notion of is told as a comment. */
final class Reactions {

    private final Map<String, Reaction> byAction;
    private final Reaction otherwise;

    Reactions(
            OpenReaction opening,
            EditReaction edits,
            CommentReaction comments,
            LabelReaction labels,
            StateReaction states,
            AssigneeReaction assignees,
            FieldReaction fields,
            RelationReaction relations,
            ParentReaction parents,
            LinkReaction links) {
        otherwise = comments::narrated;
        byAction = Map.ofEntries(
                Map.entry("issue_opened", opening::opened),
                Map.entry("issue_renamed", edits::renamed),
                Map.entry("issue_description_edited", edits::described),
                Map.entry("comment_added", comments::added),
                Map.entry("comment_edited", comments::edited),
                Map.entry("comment_deleted", comments::deleted),
                Map.entry("label_added", labels::added),
                Map.entry("label_removed", labels::removed),
                Map.entry("issue_type_set", labels::typed),
                Map.entry("issue_type_removed", labels::removed),
                Map.entry("issue_closed", states::closed),
                Map.entry("issue_reopened", states::reopened),
                Map.entry("status_changed", states::renamed),
                Map.entry("assignee_added", assignees::added),
                Map.entry("assignee_removed", assignees::removed),
                Map.entry("field_set", fields::set),
                Map.entry("field_cleared", fields::cleared),
                Map.entry("blocked_by_added", relations.added(Kind.BLOCKED_BY, "blocked_by_removed")),
                Map.entry("blocked_by_removed", relations.removed(Kind.BLOCKED_BY)),
                Map.entry("blocking_added", relations.added(Kind.BLOCKING, "blocking_removed")),
                Map.entry("blocking_removed", relations.removed(Kind.BLOCKING)),
                Map.entry(
                        "issue_marked_as_duplicate", relations.added(Kind.DUPLICATE_OF, "issue_unmarked_as_duplicate")),
                Map.entry("issue_unmarked_as_duplicate", relations.removed(Kind.DUPLICATE_OF)),
                Map.entry("relation_added", relations.added(Kind.RELATED, "relation_removed")),
                Map.entry("relation_removed", relations.removed(Kind.RELATED)),
                Map.entry("parent_issue_added", parents::parentAdded),
                Map.entry("parent_issue_removed", parents::parentRemoved),
                Map.entry("sub_issue_added", parents::childAdded),
                Map.entry("sub_issue_removed", parents::childRemoved),
                Map.entry("pull_request_linked", links::added),
                Map.entry("pull_request_unlinked", links::removed),
                Map.entry("cross_reference_added", links::added),
                Map.entry("commit_referenced", links::added));
    }

    Reaction to(String action) {
        return byAction.getOrDefault(action, otherwise);
    }
}
