package dev.smoothevents.local;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Creates and changes issues and labels, as Linear would. */
final class LinearIssueDesk {

    private static final String LABEL = "IssueLabel";
    private static final int LONGEST_TITLE = 255;
    private static final int LOWEST_PRIORITY = 4;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");

    private final LinearStore store;

    LinearIssueDesk(LinearStore store) {
        this.store = store;
    }

    Map<String, DataFetcher<?>> mutations() {
        return Map.ofEntries(
                Map.entry("issueCreate", this::create),
                Map.entry("issueUpdate", this::update),
                Map.entry("issueArchive", call -> archived(call, Instant.now().toString())),
                Map.entry("issueUnarchive", call -> archived(call, null)),
                Map.entry("issueDelete", call -> archived(call, Instant.now().toString())),
                Map.entry("issueAddLabel", call -> labelled(call, true)),
                Map.entry("issueRemoveLabel", call -> labelled(call, false)),
                Map.entry("issueLabelCreate", this::createLabel));
    }

    private Object create(DataFetchingEnvironment call) {
        Map<String, Object> input = LinearCall.input(call);
        LinearCall.need(input, "title");
        LinearCall.checkCreatedAt(input);
        Map<String, Object> team = store.team(input.get("teamId").toString());
        Map<String, Object> issue = store.newIssue(store.newId("Issue", input.get("id")), input.get("createdAt"));
        issue.put("team", team);
        issue.put("state", store.states(team.get("id").toString()).get(0));
        change(issue, input);
        return store.payload("issue", issue);
    }

    private Object update(DataFetchingEnvironment call) {
        Map<String, Object> issue = store.issue(LinearCall.id(call));
        change(issue, LinearCall.input(call));
        return store.payload("issue", issue);
    }

    private void change(Map<String, Object> issue, Map<String, Object> input) {
        check(input);
        for (String plain : List.of("title", "description", "priority", "estimate", "dueDate", "trashed")) {
            if (input.containsKey(plain)) {
                issue.put(plain, input.get(plain));
            }
        }
        if (input.get("stateId") instanceof String state) {
            issue.put("state", store.state(state, (Map<?, ?>) issue.get("team")));
        }
        if (input.containsKey("assigneeId")) {
            issue.put("assignee", input.get("assigneeId") instanceof String user ? store.user(user) : null);
        }
        if (input.containsKey("parentId")) {
            issue.put("parent", input.get("parentId") instanceof String parent ? parent(issue, parent) : null);
        }
        if (input.get("labelIds") instanceof Collection<?> labels) {
            issue.put("labelIds", List.of());
            label(issue, labels, true);
        }
        label(issue, (Collection<?>) input.getOrDefault("addedLabelIds", List.of()), true);
        label(issue, (Collection<?>) input.getOrDefault("removedLabelIds", List.of()), false);
        issue.put("updatedAt", Instant.now().toString());
    }

    private static void check(Map<String, Object> input) {
        if (input.containsKey("title") && LinearCall.need(input, "title").length() > LONGEST_TITLE) {
            throw LinearError.invalidArgument("title must not be longer than " + LONGEST_TITLE);
        }
        if (input.get("priority") instanceof Integer priority && (priority < 0 || priority > LOWEST_PRIORITY)) {
            throw LinearError.invalidArgument("priority must be 0 to " + LOWEST_PRIORITY);
        }
    }

    /** Nobody is their own ancestor. */
    private Map<String, Object> parent(Map<String, Object> issue, String id) {
        Map<String, Object> parent = store.issue(id);
        for (Object ancestor = parent; ancestor instanceof Map<?, ?> one; ancestor = one.get("parent")) {
            if (one == issue) {
                throw LinearError.invalidArgument("parentId makes a circle");
            }
        }
        return parent;
    }

    private void label(Map<String, Object> issue, Collection<?> labels, boolean added) {
        Set<Object> ids = new LinkedHashSet<>((Collection<?>) issue.get("labelIds"));
        for (Object id : labels) {
            Map<String, Object> label = store.get(LABEL, id.toString());
            if (added) {
                checkFits(label, issue);
                ids.add(id);
            } else {
                ids.remove(id);
            }
        }
        issue.put("labelIds", List.copyOf(ids));
    }

    private static void checkFits(Map<String, Object> label, Map<String, Object> issue) {
        if (Boolean.TRUE.equals(label.get("isGroup"))) {
            throw LinearError.invalidArgument("a group of labels cannot be put on an issue");
        }
        if (label.get("team") != null && !label.get("team").equals(issue.get("team"))) {
            throw LinearError.invalidArgument("the label belongs to another team");
        }
    }

    private Object labelled(DataFetchingEnvironment call, boolean added) {
        Map<String, Object> issue = store.issue(LinearCall.id(call));
        label(issue, List.of(call.<String>getArgument("labelId")), added);
        return store.payload("issue", issue);
    }

    private Object archived(DataFetchingEnvironment call, String at) {
        Map<String, Object> issue = store.issue(LinearCall.id(call));
        issue.put("archivedAt", at);
        return store.payload("entity", issue);
    }

    private Object createLabel(DataFetchingEnvironment call) {
        Map<String, Object> input = new HashMap<>(LinearCall.input(call));
        String id = store.newId(LABEL, input.get("id"));
        LinearCall.need(input, "name");
        if (input.get("teamId") instanceof String team) {
            input.put("team", store.team(team));
        }
        if (store.all(LABEL).values().stream().anyMatch(other -> clash(input, other))) {
            throw LinearError.invalidArgument("duplicate label name");
        }
        input.putIfAbsent("color", "#bec2c8");
        input.putIfAbsent("isGroup", false);
        if (!COLOR.matcher(input.get("color").toString()).matches()) {
            throw LinearError.invalidArgument("color must be like #d73a4a");
        }
        return store.payload("issueLabel", store.create(LABEL, id, input));
    }

    /** Names are unique within a team together with its workspace. */
    private static boolean clash(Map<String, Object> one, Map<String, Object> other) {
        boolean sameName =
                one.get("name").toString().equalsIgnoreCase(other.get("name").toString());
        return sameName
                && (one.get("team") == null
                        || other.get("team") == null
                        || one.get("team").equals(other.get("team")));
    }
}
