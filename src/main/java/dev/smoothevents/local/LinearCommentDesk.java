package dev.smoothevents.local;

import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Creates and changes comments, as Linear would. */
final class LinearCommentDesk {

    private static final String COMMENT = "Comment";

    private final LinearStore store;

    LinearCommentDesk(LinearStore store) {
        this.store = store;
    }

    Map<String, DataFetcher<?>> mutations() {
        return Map.of(
                "commentCreate", this::create,
                "commentUpdate", this::update,
                "commentDelete", call -> store.deleted(COMMENT, LinearCall.id(call)));
    }

    private Object create(DataFetchingEnvironment call) {
        Map<String, Object> comment = new HashMap<>(LinearCall.input(call));
        LinearCall.need(comment, "body");
        LinearCall.checkCreatedAt(comment);
        Map<String, Object> issue = store.issue(LinearCall.need(comment, "issueId"));
        if (comment.get("parentId") instanceof String parent) {
            comment.put("parent", store.get(COMMENT, parent));
        }
        String id = store.newId(COMMENT, comment.get("id"));
        comment.put("issue", issue);
        comment.put("url", issue.get("url") + "#comment-" + id.substring(0, 8));
        return store.payload("comment", store.create(COMMENT, id, comment));
    }

    private Object update(DataFetchingEnvironment call) {
        Map<String, Object> comment = store.get(COMMENT, LinearCall.id(call));
        if (LinearCall.input(call).containsKey("body")) {
            LinearCall.need(LinearCall.input(call), "body");
        }
        comment.putAll(LinearCall.input(call));
        comment.put("editedAt", Instant.now().toString());
        return store.payload("comment", comment);
    }
}
