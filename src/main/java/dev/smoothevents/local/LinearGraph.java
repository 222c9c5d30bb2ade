package dev.smoothevents.local;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Linear's queries and mutations do to the {@link LinearStore}. */
final class LinearGraph {

    /** Where in the context of a request the names of the mutations are gathered that were done. */
    static final String DONE = "done";

    private final LinearStore store;

    LinearGraph(LinearStore store) {
        this.store = store;
    }

    RuntimeWiring wiring() {
        return RuntimeWiring.newRuntimeWiring()
                .scalar(LinearScalars.DATE_TIME)
                .scalar(LinearScalars.TIMELESS_DATE)
                .scalar(LinearScalars.JSON_OBJECT)
                .type("Query", this::queries)
                .type("Mutation", this::mutations)
                .build();
    }

    private TypeRuntimeWiring.Builder queries(TypeRuntimeWiring.Builder type) {
        queries().forEach(type::dataFetcher);
        return type;
    }

    private Map<String, DataFetcher<?>> queries() {
        return Map.of(
                "viewer", call -> store.userWithEmail("smooth-events@example.com"),
                "issue", call -> store.issue(id(call)),
                "comment", call -> store.get("Comment", id(call)),
                "team", call -> store.team(id(call)),
                "issueLabels", call -> connection(store.all("IssueLabel").values(), call),
                "workflowStates", call -> connection(states(call), call),
                "users", call -> connection(users(call), call));
    }

    private TypeRuntimeWiring.Builder mutations(TypeRuntimeWiring.Builder type) {
        mutations().forEach((name, mutation) -> type.dataFetcher(name, call -> noted(name, mutation, call)));
        return type;
    }

    private static Object noted(String name, DataFetcher<?> mutation, DataFetchingEnvironment call) throws Exception {
        Object payload = mutation.get(call);
        List<String> done = call.getGraphQlContext().get(DONE);
        done.add(name);
        return payload;
    }

    private Map<String, DataFetcher<?>> mutations() {
        return Map.ofEntries(
                Map.entry("issueCreate", this::issueCreate),
                Map.entry("issueUpdate", this::issueUpdate),
                Map.entry("issueArchive", call -> archived(call, Instant.now().toString())),
                Map.entry("issueUnarchive", call -> archived(call, null)),
                Map.entry("issueDelete", call -> archived(call, Instant.now().toString())),
                Map.entry("issueAddLabel", call -> labelled(call, true)),
                Map.entry("issueRemoveLabel", call -> labelled(call, false)),
                Map.entry("issueLabelCreate", this::labelCreate),
                Map.entry("commentCreate", this::commentCreate),
                Map.entry("commentUpdate", this::commentUpdate),
                Map.entry("commentDelete", call -> deleted("Comment", call)),
                Map.entry("issueRelationCreate", this::relationCreate),
                Map.entry("issueRelationDelete", call -> deleted("IssueRelation", call)),
                Map.entry("attachmentCreate", call -> attach(input(call))),
                Map.entry("attachmentLinkURL", call -> attach(call.getArguments())),
                Map.entry("attachmentDelete", call -> deleted("Attachment", call)));
    }

    private Object issueCreate(DataFetchingEnvironment call) {
        Map<String, Object> input = input(call);
        if (!(input.get("title") instanceof String title) || title.isBlank()) {
            throw LinearError.invalidArgument("title must not be empty");
        }
        String id = store.newId("Issue", input.get("id"));
        Map<String, Object> issue = store.newIssue(id);
        issue.put("team", store.team(input.get("teamId").toString()));
        change(issue, input);
        return payload("issue", issue);
    }

    private Object issueUpdate(DataFetchingEnvironment call) {
        Map<String, Object> issue = store.issue(id(call));
        change(issue, input(call));
        return payload("issue", issue);
    }

    private void change(Map<String, Object> issue, Map<String, Object> input) {
        for (String plain : List.of("title", "description", "priority", "estimate", "dueDate", "trashed")) {
            if (input.containsKey(plain)) {
                issue.put(plain, input.get(plain));
            }
        }
        if (input.get("stateId") instanceof String state) {
            issue.put("state", store.state(state));
        }
        if (input.containsKey("assigneeId")) {
            issue.put("assignee", input.get("assigneeId") instanceof String user ? store.user(user) : null);
        }
        if (input.containsKey("parentId")) {
            issue.put("parent", input.get("parentId") instanceof String parent ? store.issue(parent) : null);
        }
        if (input.get("labelIds") instanceof Collection<?> labels) {
            issue.put("labelIds", List.of());
            label(issue, labels, true);
        }
        label(issue, (Collection<?>) input.getOrDefault("addedLabelIds", List.of()), true);
        label(issue, (Collection<?>) input.getOrDefault("removedLabelIds", List.of()), false);
        issue.put("updatedAt", Instant.now().toString());
    }

    private void label(Map<String, Object> issue, Collection<?> labels, boolean added) {
        Set<Object> ids = new LinkedHashSet<>((Collection<?>) issue.get("labelIds"));
        for (Object label : labels) {
            store.get("IssueLabel", label.toString());
            if (added) {
                ids.add(label);
            } else {
                ids.remove(label);
            }
        }
        issue.put("labelIds", List.copyOf(ids));
    }

    private Object labelled(DataFetchingEnvironment call, boolean added) {
        Map<String, Object> issue = store.issue(id(call));
        label(issue, List.of(call.<String>getArgument("labelId")), added);
        return payload("issue", issue);
    }

    private Object archived(DataFetchingEnvironment call, String at) {
        Map<String, Object> issue = store.issue(id(call));
        issue.put("archivedAt", at);
        return payload("entity", issue);
    }

    private Object labelCreate(DataFetchingEnvironment call) {
        Map<String, Object> input = new HashMap<>(input(call));
        String id = store.newId("IssueLabel", input.get("id"));
        Map<String, Object> same = Map.of("name", Map.of("eqIgnoreCase", input.get("name")));
        if (store.all("IssueLabel").values().stream().anyMatch(label -> LinearFilter.passes(same, label))) {
            throw LinearError.invalidArgument("duplicate label name");
        }
        input.putIfAbsent("color", "#bec2c8");
        input.putIfAbsent("isGroup", false);
        if (input.get("teamId") instanceof String team) {
            input.put("team", store.team(team));
        }
        return payload("issueLabel", store.create("IssueLabel", id, input));
    }

    private Object commentCreate(DataFetchingEnvironment call) {
        Map<String, Object> comment = new HashMap<>(input(call));
        if (!(comment.get("body") instanceof String body) || body.isBlank()) {
            throw LinearError.invalidArgument("body must not be empty");
        }
        if (!(comment.get("issueId") instanceof String issueId)) {
            throw LinearError.invalidArgument("issueId is required");
        }
        Map<String, Object> issue = store.issue(issueId);
        if (comment.get("parentId") instanceof String parent) {
            comment.put("parent", store.get("Comment", parent));
        }
        String id = store.newId("Comment", comment.get("id"));
        comment.put("issue", issue);
        comment.put("url", issue.get("url") + "#comment-" + id.substring(0, 8));
        return payload("comment", store.create("Comment", id, comment));
    }

    private Object commentUpdate(DataFetchingEnvironment call) {
        Map<String, Object> comment = store.get("Comment", id(call));
        comment.putAll(input(call));
        comment.put("editedAt", Instant.now().toString());
        return payload("comment", comment);
    }

    private Object relationCreate(DataFetchingEnvironment call) {
        Map<String, Object> relation = new HashMap<>(input(call));
        relation.put("issue", store.issue(relation.get("issueId").toString()));
        relation.put("relatedIssue", store.issue(relation.get("relatedIssueId").toString()));
        String id = store.newId("IssueRelation", relation.get("id"));
        return payload("issueRelation", store.create("IssueRelation", id, relation));
    }

    /** An issue has one attachment for an address: a second one takes the first one's place. */
    private Object attach(Map<String, Object> input) {
        Map<String, Object> attachment = new HashMap<>(input);
        Map<String, Object> issue = store.issue(input.get("issueId").toString());
        attachment.put("issue", issue);
        attachment.putIfAbsent("metadata", Map.of());
        attachment.putIfAbsent("title", input.get("url"));
        String id = store.all("Attachment").values().stream()
                .filter(other -> other.get("url").equals(input.get("url")))
                .filter(other -> other.get("issue") == issue)
                .map(other -> other.get("id").toString())
                .findFirst()
                .orElseGet(() -> store.newId("Attachment", input.get("id")));
        return payload("attachment", store.create("Attachment", id, attachment));
    }

    private Object deleted(String entity, DataFetchingEnvironment call) {
        store.delete(entity, id(call));
        return payload("entityId", id(call));
    }

    private Collection<Map<String, Object>> states(DataFetchingEnvironment call) {
        return store.states(asked(call, "team", "id").orElse("LOC"));
    }

    private Collection<Map<String, Object>> users(DataFetchingEnvironment call) {
        asked(call, "email").filter(email -> !email.contains("missing")).ifPresent(store::userWithEmail);
        return store.all("User").values();
    }

    /** The value that a filter wants a field to equal, if it does. */
    private static Optional<String> asked(DataFetchingEnvironment call, String... path) {
        Object rule = call.getArgument("filter");
        for (String field : path) {
            rule = rule instanceof Map<?, ?> fields ? fields.get(field) : null;
        }
        if (!(rule instanceof Map<?, ?> comparator)) {
            return Optional.empty();
        }
        Object wanted = comparator.get("eq") != null ? comparator.get("eq") : comparator.get("eqIgnoreCase");
        return Optional.ofNullable((String) wanted);
    }

    private static Map<String, Object> connection(
            Collection<Map<String, Object>> entities, DataFetchingEnvironment call) {
        Map<?, ?> filter = call.getArgument("filter");
        List<Map<String, Object>> nodes = new ArrayList<>();
        entities.stream().filter(entity -> LinearFilter.passes(filter, entity)).forEach(nodes::add);
        return Map.of("nodes", nodes, "pageInfo", Map.of("hasNextPage", false, "hasPreviousPage", false));
    }

    private Map<String, Object> payload(String field, Object value) {
        return Map.of(field, value, "success", true, "lastSyncId", store.nextSyncId());
    }

    private static Map<String, Object> input(DataFetchingEnvironment call) {
        return call.getArgument("input");
    }

    private static String id(DataFetchingEnvironment call) {
        String id = call.getArgument("id");
        return id == null ? "" : id;
    }
}
