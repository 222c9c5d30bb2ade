package dev.smoothevents.inbox.linear;

import io.vertx.core.json.JsonObject;

/** A GraphQL document with its variables. */
record LinearOperation(String query, JsonObject variables) {

    JsonObject toJson() {
        return new JsonObject().put("query", query).put("variables", variables);
    }
}
