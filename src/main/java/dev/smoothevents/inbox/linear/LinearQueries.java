package dev.smoothevents.inbox.linear;

import io.vertx.core.json.JsonObject;

/**
 * What is looked up in Linear, always afresh: people move issues to other teams, and rename labels and states. All of it begins with the
 * issue, so that one question suffices.
 *
 * @see <a href="https://studio.apollographql.com/public/Linear-API/variant/current/schema/reference">Linear's schema</a>
 */
final class LinearQueries {

    private static final String LABELS = """
            query Labels($id: String!, $filter: IssueLabelFilter!) {
              issue(id: $id) { team { id } }
              issueLabels(first: 250, filter: $filter) { nodes { id isGroup team { id } } }
            }
            """;
    private static final String STATES = """
            query States($id: String!) {
              issue(id: $id) { state { id type } team { states(first: 100) { nodes { id name type position } } } }
            }
            """;
    private static final String USERS = """
            query Users($id: String!, $filter: UserFilter!) {
              issue(id: $id) { assignee { id } }
              users(first: 1, filter: $filter) { nodes { id } }
            }
            """;
    private static final String RELATIONS = """
            query Relations($id: String!) {
              issue(id: $id) {
                relations(first: 100) { nodes { id type relatedIssue { id identifier } } }
                inverseRelations(first: 100) { nodes { id type issue { id identifier } } }
              }
            }
            """;
    private static final String PARENT = """
            query Parent($id: String!) {
              issue(id: $id) { parent { id identifier } }
            }
            """;
    private static final String ATTACHMENTS = """
            query Attachments($id: String!, $filter: AttachmentFilter!) {
              issue(id: $id) { attachments(first: 10, filter: $filter) { nodes { id } } }
            }
            """;

    private LinearQueries() {}

    /** All labels of that name, and the team that the issue belongs to. */
    static LinearOperation labels(String issueId, String name) {
        return filter(LABELS, issueId, new JsonObject().put("name", new JsonObject().put("eqIgnoreCase", name)));
    }

    /** The issue's workflow state, and those that its team has. */
    static LinearOperation states(String issueId) {
        return byId(STATES, issueId);
    }

    /** Who has that address, and who the issue is assigned to. */
    static LinearOperation users(String issueId, String email) {
        return filter(
                USERS,
                issueId,
                new JsonObject()
                        .put("email", new JsonObject().put("eqIgnoreCase", email))
                        .put("active", new JsonObject().put("eq", true)));
    }

    /** The issue's relations to others, from it and to it. */
    static LinearOperation relations(String issueId) {
        return byId(RELATIONS, issueId);
    }

    static LinearOperation parent(String issueId) {
        return byId(PARENT, issueId);
    }

    /** The links on the issue to that address. */
    static LinearOperation attachments(String issueId, String url) {
        return filter(ATTACHMENTS, issueId, new JsonObject().put("url", new JsonObject().put("eq", url)));
    }

    private static LinearOperation byId(String query, String id) {
        return new LinearOperation(query, new JsonObject().put("id", id));
    }

    private static LinearOperation filter(String query, String id, JsonObject filter) {
        return new LinearOperation(query, new JsonObject().put("id", id).put("filter", filter));
    }
}
