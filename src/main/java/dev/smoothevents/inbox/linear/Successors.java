package dev.smoothevents.inbox.linear;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What makes an event idle when it comes late, because a later one of the same issue said otherwise.
 *
 * @param replacing actions that set the same thing anew: where one of them has been told, the older one must not undo it
 * @param withdrawing actions that take back what the event brought: where one of them has happened, the event is not told any more
 * @param ofRecord whether only events about the same record count
 */
record Successors(Set<String> replacing, Set<String> withdrawing, boolean ofRecord) {

    private static final Successors NONE = new Successors(Set.of(), Set.of(), false);
    private static final Set<String> END_OF_COMMENT = Set.of("comment_deleted");

    private static final Map<String, Successors> BY_ACTION = Stream.of(
                    comment("comment_added", Set.of()),
                    comment("comment_edited", Set.of("comment_edited")),
                    ofIssue("issue_renamed"),
                    ofIssue("issue_description_edited"),
                    ofIssue("issue_closed", "issue_reopened", "status_changed"),
                    ofIssue("assignee_added", "assignee_removed"),
                    ofIssue("issue_type_set", "issue_type_removed"),
                    ofIssue("parent_issue_added", "parent_issue_removed"),
                    ofRecord("sub_issue_added", "sub_issue_removed"),
                    ofRecord("label_added", "label_removed"),
                    ofRecord("field_set", "field_cleared"),
                    ofRecord("blocked_by_added", "blocked_by_removed"),
                    ofRecord("blocking_added", "blocking_removed"),
                    ofRecord("relation_added", "relation_removed"),
                    ofRecord("issue_marked_as_duplicate", "issue_unmarked_as_duplicate"),
                    ofRecord("pull_request_linked", "pull_request_unlinked"))
            .flatMap(group -> group.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    static Successors of(String action) {
        return BY_ACTION.getOrDefault(action, NONE);
    }

    boolean isEmpty() {
        return replacing.isEmpty() && withdrawing.isEmpty();
    }

    private static Map<String, Successors> comment(String action, Set<String> replacing) {
        return Map.of(action, new Successors(replacing, END_OF_COMMENT, true));
    }

    private static Map<String, Successors> ofIssue(String... actions) {
        return each(false, actions);
    }

    private static Map<String, Successors> ofRecord(String... actions) {
        return each(true, actions);
    }

    private static Map<String, Successors> each(boolean ofRecord, String... actions) {
        Successors group = new Successors(Set.of(actions), Set.of(), ofRecord);
        return group.replacing().stream().collect(Collectors.toMap(action -> action, action -> group));
    }
}
