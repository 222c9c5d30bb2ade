package dev.smoothevents.inbox.linear;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Every operation that is asked of Linear. User text goes into variables only.
 *
 * @see <a href="https://studio.apollographql.com/public/Linear-API/variant/current/schema/reference">Linear's schema</a>
 */
final class LinearOperations {

    private static final String CREATE_ISSUE = """
            mutation CreateIssue($input: IssueCreateInput!) {
              issueCreate(input: $input) { success issue { id } }
            }
            """;
    private static final String UPDATE_ISSUE = """
            mutation UpdateIssue($id: String!, $input: IssueUpdateInput!) {
              issueUpdate(id: $id, input: $input) { success }
            }
            """;
    private static final String ARCHIVE_ISSUE = """
            mutation ArchiveIssue($id: String!) {
              issueArchive(id: $id) { success }
            }
            """;
    private static final String ISSUE = """
            query Issue($id: String!) {
              issue(id: $id) { team { id } assignee { id } }
            }
            """;
    private static final String CREATE_COMMENT = """
            mutation CreateComment($input: CommentCreateInput!) {
              commentCreate(input: $input) { success comment { id } }
            }
            """;
    private static final String UPDATE_COMMENT = """
            mutation UpdateComment($id: String!, $input: CommentUpdateInput!) {
              commentUpdate(id: $id, input: $input) { success }
            }
            """;
    private static final String DELETE_COMMENT = """
            mutation DeleteComment($id: String!) {
              commentDelete(id: $id) { success }
            }
            """;
    private static final String LABELS = """
            query Labels($filter: IssueLabelFilter!) {
              issueLabels(first: 50, filter: $filter) { nodes { id isGroup team { id } } }
            }
            """;
    private static final String CREATE_LABEL = """
            mutation CreateLabel($input: IssueLabelCreateInput!) {
              issueLabelCreate(input: $input) { success issueLabel { id } }
            }
            """;
    private static final String ADD_LABEL = """
            mutation AddLabel($id: String!, $labelId: String!) {
              issueAddLabel(id: $id, labelId: $labelId) { success }
            }
            """;
    private static final String REMOVE_LABEL = """
            mutation RemoveLabel($id: String!, $labelId: String!) {
              issueRemoveLabel(id: $id, labelId: $labelId) { success }
            }
            """;
    private static final String STATES = """
            query States($filter: WorkflowStateFilter!) {
              workflowStates(first: 100, filter: $filter) { nodes { id type position } }
            }
            """;
    private static final String USERS = """
            query Users($filter: UserFilter!) {
              users(first: 1, filter: $filter) { nodes { id } }
            }
            """;

    private LinearOperations() {}

    static LinearOperation createIssue(String id, String teamId, String title, String description) {
        return input(
                CREATE_ISSUE,
                new JsonObject()
                        .put("id", id)
                        .put("teamId", teamId)
                        .put("title", title)
                        .put("description", description));
    }

    static LinearOperation renameIssue(String id, String title) {
        return updateIssue(id, new JsonObject().put("title", title));
    }

    static LinearOperation describeIssue(String id, String description) {
        return updateIssue(id, new JsonObject().put("description", description));
    }

    static LinearOperation moveIssue(String id, String stateId) {
        return updateIssue(id, new JsonObject().put("stateId", stateId));
    }

    /** Assigns the user, or nobody for null. */
    static LinearOperation assignIssue(String id, String userId) {
        return updateIssue(id, new JsonObject().put("assigneeId", userId));
    }

    static LinearOperation archiveIssue(String id) {
        return new LinearOperation(ARCHIVE_ISSUE, new JsonObject().put("id", id));
    }

    static LinearOperation issue(String id) {
        return new LinearOperation(ISSUE, new JsonObject().put("id", id));
    }

    static LinearOperation createComment(String id, String issueId, String body) {
        return input(
                CREATE_COMMENT,
                new JsonObject().put("id", id).put("issueId", issueId).put("body", body));
    }

    static LinearOperation updateComment(String id, String body) {
        return update(UPDATE_COMMENT, id, new JsonObject().put("body", body));
    }

    static LinearOperation deleteComment(String id) {
        return new LinearOperation(DELETE_COMMENT, new JsonObject().put("id", id));
    }

    /** Labels of that name that the team can use: its own and the workspace's. */
    static LinearOperation labels(String name, String teamId) {
        JsonObject ofTeam = new JsonObject().put("team", idIs(teamId));
        JsonObject ofWorkspace = new JsonObject().put("team", new JsonObject().put("null", true));
        return filter(
                LABELS,
                new JsonObject()
                        .put("name", new JsonObject().put("eqIgnoreCase", name))
                        .put("or", new JsonArray().add(ofTeam).add(ofWorkspace)));
    }

    /** A label of the team; the color is left to Linear where it is null. */
    static LinearOperation createLabel(String id, String teamId, String name, String color) {
        JsonObject label = new JsonObject().put("id", id).put("teamId", teamId).put("name", name);
        return input(CREATE_LABEL, color == null ? label : label.put("color", color));
    }

    static LinearOperation addLabel(String issueId, String labelId) {
        return new LinearOperation(
                ADD_LABEL, new JsonObject().put("id", issueId).put("labelId", labelId));
    }

    static LinearOperation removeLabel(String issueId, String labelId) {
        return new LinearOperation(
                REMOVE_LABEL, new JsonObject().put("id", issueId).put("labelId", labelId));
    }

    /** The team's workflow states of those types. */
    static LinearOperation states(String teamId, List<String> types) {
        return filter(
                STATES,
                new JsonObject()
                        .put("team", idIs(teamId))
                        .put("type", new JsonObject().put("in", new JsonArray(types))));
    }

    static LinearOperation users(String email) {
        return filter(USERS, new JsonObject().put("email", new JsonObject().put("eqIgnoreCase", email)));
    }

    private static LinearOperation updateIssue(String id, JsonObject input) {
        return update(UPDATE_ISSUE, id, input);
    }

    private static LinearOperation update(String query, String id, JsonObject input) {
        return new LinearOperation(query, new JsonObject().put("id", id).put("input", input));
    }

    private static LinearOperation input(String query, JsonObject input) {
        return new LinearOperation(query, new JsonObject().put("input", input));
    }

    private static LinearOperation filter(String query, JsonObject filter) {
        return new LinearOperation(query, new JsonObject().put("filter", filter));
    }

    private static JsonObject idIs(String id) {
        return new JsonObject().put("id", new JsonObject().put("eq", id));
    }
}
