package dev.smoothevents.inbox.linear;

import io.vertx.core.json.JsonObject;

/**
 * Every change that is asked of Linear. User text goes into variables only.
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
    private static final String CREATE_RELATION = """
            mutation CreateRelation($input: IssueRelationCreateInput!) {
              issueRelationCreate(input: $input) { success issueRelation { id } }
            }
            """;
    private static final String DELETE_RELATION = """
            mutation DeleteRelation($id: String!) {
              issueRelationDelete(id: $id) { success }
            }
            """;
    private static final String CREATE_ATTACHMENT = """
            mutation CreateAttachment($input: AttachmentCreateInput!) {
              attachmentCreate(input: $input) { success attachment { id } }
            }
            """;
    private static final String DELETE_ATTACHMENT = """
            mutation DeleteAttachment($id: String!) {
              attachmentDelete(id: $id) { success }
            }
            """;

    private LinearOperations() {}

    /** @param input id, teamId, title, description, createdAt */
    static LinearOperation createIssue(JsonObject input) {
        return input(CREATE_ISSUE, input);
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

    /** Makes it a sub-issue of the parent, or of none for null. */
    static LinearOperation adoptIssue(String id, String parentId) {
        return updateIssue(id, new JsonObject().put("parentId", parentId));
    }

    /** Changes only what the input names. */
    static LinearOperation updateIssue(String id, JsonObject input) {
        return update(UPDATE_ISSUE, id, input);
    }

    static LinearOperation archiveIssue(String id) {
        return byId(ARCHIVE_ISSUE, id);
    }

    /** @param input id, issueId, body, createdAt */
    static LinearOperation createComment(JsonObject input) {
        return input(CREATE_COMMENT, input);
    }

    static LinearOperation updateComment(String id, String body) {
        return update(UPDATE_COMMENT, id, new JsonObject().put("body", body));
    }

    static LinearOperation deleteComment(String id) {
        return byId(DELETE_COMMENT, id);
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

    static LinearOperation createRelation(String id, String fromId, String toId, String type) {
        return input(
                CREATE_RELATION,
                new JsonObject()
                        .put("id", id)
                        .put("issueId", fromId)
                        .put("relatedIssueId", toId)
                        .put("type", type));
    }

    static LinearOperation deleteRelation(String id) {
        return byId(DELETE_RELATION, id);
    }

    /** A link on the issue; one that is there for the same address is updated instead. */
    static LinearOperation createAttachment(String id, String issueId, String url, String title, String subtitle) {
        return input(
                CREATE_ATTACHMENT,
                new JsonObject()
                        .put("id", id)
                        .put("issueId", issueId)
                        .put("url", url)
                        .put("title", title)
                        .put("subtitle", subtitle));
    }

    static LinearOperation deleteAttachment(String id) {
        return byId(DELETE_ATTACHMENT, id);
    }

    private static LinearOperation byId(String query, String id) {
        return new LinearOperation(query, new JsonObject().put("id", id));
    }

    private static LinearOperation update(String query, String id, JsonObject input) {
        return new LinearOperation(query, new JsonObject().put("id", id).put("input", input));
    }

    private static LinearOperation input(String query, JsonObject input) {
        return new LinearOperation(query, new JsonObject().put("input", input));
    }
}
