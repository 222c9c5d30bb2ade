package dev.smoothevents.local;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What ties an issue to others and to other places: relations and attachments; and how they show on the issue. */
final class LinearTies {

    private static final String RELATION = "IssueRelation";
    private static final String ATTACHMENT = "Attachment";

    private final LinearStore store;

    LinearTies(LinearStore store) {
        this.store = store;
    }

    Map<String, DataFetcher<?>> mutations() {
        return Map.of(
                "issueRelationCreate", this::relate,
                "issueRelationDelete", call -> store.deleted(RELATION, LinearCall.id(call)),
                "attachmentCreate", call -> attach(LinearCall.input(call)),
                "attachmentLinkURL", call -> attach(call.getArguments()),
                "attachmentDelete", call -> store.deleted(ATTACHMENT, LinearCall.id(call)));
    }

    Map<String, DataFetcher<?>> ofIssue() {
        return Map.of(
                "relations", call -> LinearCall.connection(belonging(RELATION, "issue", call), call),
                "inverseRelations", call -> LinearCall.connection(belonging(RELATION, "relatedIssue", call), call),
                "attachments", call -> LinearCall.connection(belonging(ATTACHMENT, "issue", call), call),
                "comments", call -> LinearCall.connection(belonging("Comment", "issue", call), call));
    }

    private Collection<Map<String, Object>> belonging(String entity, String field, DataFetchingEnvironment call) {
        Object issue = call.getSource();
        return store.all(entity).values().stream()
                .filter(one -> one.get(field) == issue)
                .toList();
    }

    private Object relate(DataFetchingEnvironment call) {
        Map<String, Object> relation = new HashMap<>(LinearCall.input(call));
        Map<String, Object> issue = store.issue(relation.get("issueId").toString());
        Map<String, Object> related = store.issue(relation.get("relatedIssueId").toString());
        String id = store.newId(RELATION, relation.get("id"));
        if (issue == related) {
            throw LinearError.invalidArgument("an issue cannot be related to itself");
        }
        relation.put("issue", issue);
        relation.put("relatedIssue", related);
        if (store.all(RELATION).values().stream().anyMatch(other -> same(relation, other))) {
            throw LinearError.invalidArgument("the issues are related so already");
        }
        return store.payload("issueRelation", store.create(RELATION, id, relation));
    }

    private static boolean same(Map<String, Object> one, Map<String, Object> other) {
        return List.of("type", "issue", "relatedIssue").stream()
                .allMatch(field -> one.get(field).equals(other.get(field)));
    }

    /** An issue has one attachment for an address: a second one takes the first one's place. */
    private Object attach(Map<String, Object> input) {
        LinearCall.need(input, "url");
        Map<String, Object> attachment = new HashMap<>(input);
        attachment.putIfAbsent("title", input.get("url"));
        LinearCall.need(attachment, "title");
        Map<String, Object> issue = store.issue(input.get("issueId").toString());
        attachment.put("issue", issue);
        attachment.putIfAbsent("metadata", Map.of());
        String id = store.all(ATTACHMENT).values().stream()
                .filter(other -> other.get("url").equals(input.get("url")))
                .filter(other -> other.get("issue") == issue)
                .map(other -> other.get("id").toString())
                .findFirst()
                .orElseGet(() -> store.newId(ATTACHMENT, input.get("id")));
        return store.payload("attachment", store.create(ATTACHMENT, id, attachment));
    }
}
