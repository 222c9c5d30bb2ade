package dev.smoothevents.inbox.email;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells before from after, for each action that changes something that can be named. */
final class Changes {

    private static final int VALUE = 300;

    /** One side of a change, of an event. */
    private interface Side {
        Optional<String> of(EventMessage event);
    }

    private record Rule(Side label, Side before, Side after) {}

    private static final Side NOTHING = event -> Optional.empty();
    private static final Side NAME = first("extra.name", "record.name", "record.title", "record.id");
    private static final Side TITLE = first("extra.title", "record.title", "record.name", "record.id");
    private static final Side OTHER = first("record.title", "record.name", "record.id");
    private static final Side SUB_ISSUE = reference("sub_issue_repository", "sub_issue_number");
    private static final Side PARENT = reference("parent_repository", "parent_issue_number");
    private static final Side BLOCKING = reference("blocking_repository", "blocking_issue_number");
    private static final Side BLOCKED = reference("blocked_repository", "blocked_issue_number");
    private static final Side PULL_REQUEST = reference("repository", "number");

    private static final Map<String, Rule> RULES = Map.ofEntries(
            rule("issue_closed", "State", word("open"), qualified("closed", "extra.state_reason")),
            rule("issue_reopened", "State", qualified("closed", "extra.previous_state_reason"), word("open")),
            rule("issue_renamed", "Title", first("extra.from"), first("extra.to", "record.title")),
            rule(
                    "issue_transferred",
                    "Repository",
                    first("extra.from_repository"),
                    reference("to_repository", "new_issue_number")),
            rule("issue_locked", "Conversation", word("open"), qualified("locked", "extra.lock_reason")),
            rule("issue_unlocked", "Conversation", qualified("locked", "extra.previous_lock_reason"), word("open")),
            rule("issue_marked_as_duplicate", "Duplicate of", NOTHING, OTHER),
            rule("issue_unmarked_as_duplicate", "Duplicate of", OTHER, NOTHING),
            rule("assignee_added", "Assignee", NOTHING, first("record.name", "record.id", "extra.assignee_id")),
            rule("assignee_removed", "Assignee", first("record.name", "record.id", "extra.assignee_id"), NOTHING),
            rule("label_added", "Label", NOTHING, NAME),
            rule("label_removed", "Label", NAME, NOTHING),
            rule("milestone_added", "Milestone", NOTHING, TITLE),
            rule("milestone_removed", "Milestone", TITLE, NOTHING),
            rule("issue_type_set", "Type", first("extra.previous_issue_type"), NAME),
            rule("issue_type_removed", "Type", NAME, NOTHING),
            Map.entry("field_set", field(first("extra.value"))),
            Map.entry("field_cleared", field(NOTHING)),
            rule("status_changed", "Status", first("extra.from"), first("extra.to")),
            rule("sub_issue_added", "Sub-issue", NOTHING, SUB_ISSUE),
            rule("sub_issue_removed", "Sub-issue", SUB_ISSUE, NOTHING),
            rule("parent_issue_added", "Parent", NOTHING, PARENT),
            rule("parent_issue_removed", "Parent", PARENT, NOTHING),
            rule("blocked_by_added", "Blocked by", NOTHING, BLOCKING),
            rule("blocked_by_removed", "Blocked by", BLOCKING, NOTHING),
            rule("blocking_added", "Blocking", NOTHING, BLOCKED),
            rule("blocking_removed", "Blocking", BLOCKED, NOTHING),
            rule("relation_added", "Related to", NOTHING, OTHER),
            rule("relation_removed", "Related to", OTHER, NOTHING),
            rule("pull_request_linked", "Pull request", NOTHING, PULL_REQUEST),
            rule("pull_request_unlinked", "Pull request", PULL_REQUEST, NOTHING));

    /** For actions that an operator added and that follow the custom. */
    private static final Rule CUSTOM = new Rule(word("Changed"), first("extra.from"), first("extra.to"));

    private Changes() {}

    /** At most one today, a list for templates; empty where nothing was changed that has a before or an after. */
    static List<Change> of(EventMessage event) {
        Rule rule = RULES.getOrDefault(event.action(), CUSTOM);
        String before = rule.before().of(event).orElse("");
        String after = rule.after().of(event).orElse("");
        String label = rule.label().of(event).orElse("Field");
        return before.isEmpty() && after.isEmpty() ? List.of() : List.of(new Change(label, before, after));
    }

    private static Map.Entry<String, Rule> rule(String action, String label, Side before, Side after) {
        return Map.entry(action, new Rule(word(label), before, after));
    }

    private static Rule field(Side after) {
        return new Rule(first("extra.field_name", "record.name", "record.id"), first("extra.previous_value"), after);
    }

    private static Side word(String word) {
        return event -> Optional.of(word);
    }

    /** {@code closed as not planned} */
    private static Side qualified(String word, String path) {
        return event -> Optional.of(value(event, path)
                .map(reason -> word + " as " + reason.replace('_', ' '))
                .orElse(word));
    }

    private static Side first(String... paths) {
        return event -> {
            for (String path : paths) {
                Optional<String> value = value(event, path);
                if (value.isPresent()) {
                    return value;
                }
            }
            return Optional.empty();
        };
    }

    /** {@code acme/web#7}, else the other's title, else its id. */
    private static Side reference(String repository, String number) {
        return event -> value(event, "extra." + repository)
                .map(owner -> owner
                        + value(event, "extra." + number).map(n -> "#" + n).orElse(""))
                .or(() -> OTHER.of(event));
    }

    private static Optional<String> value(EventMessage event, String path) {
        String name = path.substring(path.indexOf('.') + 1);
        String text = path.startsWith("record.") ? record(event.record(), name) : extra(event, name);
        return Optional.of(Excerpt.clip(Excerpt.line(text), VALUE)).filter(value -> !value.isEmpty());
    }

    private static String record(EventRecord record, String name) {
        if (record == null) {
            return null;
        }
        return switch (name) {
            case "id" -> record.id();
            case "title" -> record.title();
            case "name" -> record.name();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static String extra(EventMessage event, String name) {
        JsonNode value = event.extra() == null ? null : event.extra().get(name);
        if (value == null || !value.isArray()) {
            return scalar(value);
        }
        List<String> items = new ArrayList<>();
        value.forEach(item -> Optional.ofNullable(scalar(item)).ifPresent(items::add));
        return String.join(", ", items);
    }

    private static String scalar(JsonNode value) {
        return value != null && value.isValueNode() && !value.isNull() ? value.asText() : null;
    }
}
