package dev.smoothevents.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LinearStandInTest {

    private static final String COMMENT = """
            mutation Comment($input: CommentCreateInput!) {
              commentCreate(input: $input) { success comment { id url issue { identifier } } }
            }
            """;

    private static StandIns standIns;

    @BeforeAll
    static void start() {
        standIns = new StandIns();
    }

    @AfterAll
    static void stop() {
        standIns.close();
    }

    @Test
    void a_comment_is_created_once_with_the_clients_id() throws IOException {
        String id = UUID.randomUUID().toString();
        Map<String, Object> input = Map.of("id", id, "issueId", "ENG-42", "body", "Looks good");

        HttpResponse<String> first = send(COMMENT, Map.of("input", input));
        HttpResponse<String> second = send(COMMENT, Map.of("input", input));

        JsonNode comment =
                StandIns.json(first).path("data").path("commentCreate").path("comment");
        assertThat(comment.path("id").asText()).isEqualTo(id);
        assertThat(comment.path("issue").path("identifier").asText()).isEqualTo("ENG-42");
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(StandIns.json(second).path("data").isNull()).isTrue();
        assertThat(error(second).path("message").asText()).isEqualTo("conflict on insert of Comment");
        assertThat(error(second).path("extensions").path("code").asText()).isEqualTo("INPUT_ERROR");
        assertThat(standIns.sent("linear"))
                .filteredOn(item -> item.path("request").toString().contains(id))
                .singleElement()
                .satisfies(item -> assertThat(item.path("destination").asText()).isEqualTo("commentCreate"));
    }

    @Test
    void a_second_issue_with_the_same_id_is_a_bad_request() throws IOException {
        String mutation = "mutation($input: IssueCreateInput!) { issueCreate(input: $input) { success } }";
        Map<String, Object> input =
                Map.of("id", UUID.randomUUID().toString(), "teamId", "team", "title", "It is broken");

        assertThat(send(mutation, Map.of("input", input)).statusCode()).isEqualTo(200);
        HttpResponse<String> second = send(mutation, Map.of("input", input));

        assertThat(second.statusCode()).isEqualTo(400);
        assertThat(error(second).path("message").asText()).isEqualTo("conflict on insert of Issue");
    }

    @Test
    void an_id_that_is_no_uuid_of_version_4_is_refused() throws IOException {
        Map<String, Object> input =
                Map.of("id", "0193b1a0-0000-7000-8000-000000000000", "issueId", "ENG-1", "body", "x");

        HttpResponse<String> answer = send(COMMENT, Map.of("input", input));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).path("extensions").path("code").asText()).isEqualTo("INVALID_INPUT");
    }

    @Test
    void a_field_that_linear_does_not_have_is_a_validation_error() throws IOException {
        HttpResponse<String> answer =
                send("mutation { commentDelete(id: \"x\") { success comment { id } } }", Map.of());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).path("extensions").path("code").asText()).isEqualTo("GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void an_unknown_input_field_is_a_validation_error() throws IOException {
        Map<String, Object> input = Map.of("issueId", "ENG-1", "body", "x", "colour", "red");

        HttpResponse<String> answer = send(COMMENT, Map.of("input", input));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).path("extensions").path("code").asText()).isEqualTo("GRAPHQL_VALIDATION_FAILED");
    }

    @Test
    void an_unknown_comment_or_issue_is_not_found() throws IOException {
        HttpResponse<String> comment =
                send("mutation { commentDelete(id: \"" + UUID.randomUUID() + "\") { success } }", Map.of());
        HttpResponse<String> issue = send("{ issue(id: \"no such thing\") { id } }", Map.of());

        assertThat(error(comment).path("message").asText()).isEqualTo("Entity not found: Comment");
        assertThat(error(issue).path("message").asText()).isEqualTo("Entity not found: Issue");
    }

    @Test
    void without_a_key_nothing_is_done() throws IOException {
        HttpResponse<String> answer = standIns.post("/linear/graphql", "{\"query\":\"{ viewer { id } }\"}");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(error(answer).path("extensions").path("code").asText()).isEqualTo("AUTHENTICATION_ERROR");
    }

    @Test
    void an_issue_is_closed_assigned_and_labelled_by_ids_that_were_looked_up() throws IOException {
        JsonNode state = data("{ issue(id: \"ENG-7\")"
                        + " { team { states(filter: {type: {eq: \"completed\"}}) { nodes { id } } } } }")
                .path("issue")
                .path("team")
                .path("states")
                .path("nodes");
        JsonNode user = data("{ users(filter: {email: {eq: \"octocat@example.com\"}}) { nodes { id } } }")
                .path("users")
                .path("nodes");
        String label = data("mutation { issueLabelCreate(input: {name: \"bug\"}) { issueLabel { id } } }")
                .path("issueLabelCreate")
                .path("issueLabel")
                .path("id")
                .asText();
        JsonNode labels = data("{ issueLabels(filter: {name: {eqIgnoreCase: \"BUG\"}}) { nodes { id } } }")
                .path("issueLabels")
                .path("nodes");

        JsonNode issue = data("mutation { issueUpdate(id: \"ENG-7\", input: {stateId: \"%s\", assigneeId: \"%s\","
                                .formatted(
                                        state.get(0).path("id").asText(),
                                        user.get(0).path("id").asText())
                        + " addedLabelIds: [\"" + label + "\"]})"
                        + " { issue { labelIds state { type } assignee { email } } } }")
                .path("issueUpdate")
                .path("issue");

        assertThat(state).hasSize(1);
        assertThat(labels).hasSize(1);
        assertThat(issue.path("state").path("type").asText()).isEqualTo("completed");
        assertThat(issue.path("assignee").path("email").asText()).isEqualTo("octocat@example.com");
        assertThat(issue.path("labelIds").get(0).asText()).isEqualTo(label);
    }

    @Test
    void one_attachment_is_kept_for_an_address() throws IOException {
        String mutation = "mutation { attachmentCreate(input: {issueId: \"ENG-9\", title: \"%s\","
                + " url: \"https://example.com/9\"}) { attachment { id title } } }";

        JsonNode first =
                data(mutation.formatted("Old")).path("attachmentCreate").path("attachment");
        JsonNode second =
                data(mutation.formatted("New")).path("attachmentCreate").path("attachment");

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(second.path("title").asText()).isEqualTo("New");
    }

    @Test
    void a_relation_shows_on_both_issues_until_it_is_deleted() throws IOException {
        String id = UUID.randomUUID().toString();
        String create = "mutation { issueRelationCreate(input: {id: \"%s\", issueId: \"REL-1\","
                + " relatedIssueId: \"%s\", type: blocks}) { issueRelation { id } } }";

        data(create.formatted(id, "REL-2"));

        assertThat(data("{ issue(id: \"REL-1\") { relations { nodes { id type relatedIssue { identifier } } } } }")
                        .toString())
                .contains(id, "blocks", "REL-2");
        assertThat(data("{ issue(id: \"REL-2\") { inverseRelations { nodes { id issue { identifier } } } } }")
                        .toString())
                .contains(id, "REL-1");
        assertThat(message(create.formatted(id, "REL-3"))).isEqualTo("conflict on insert of IssueRelation");
        assertThat(message(create.formatted(UUID.randomUUID(), "REL-2"))).isEqualTo("Argument Validation Error");
        assertThat(message(create.formatted(UUID.randomUUID(), "REL-1")))
                .as("to itself")
                .isEqualTo("Argument Validation Error");

        data("mutation { issueRelationDelete(id: \"" + id + "\") { success } }");

        assertThat(data("{ issue(id: \"REL-1\") { relations { nodes { id } } } }")
                        .toString())
                .doesNotContain(id);
        assertThat(message(create.formatted(id, "REL-2")))
                .as("a deleted one's id stays taken")
                .isEqualTo("conflict on insert of IssueRelation");
    }

    @Test
    void an_issue_has_a_parent_that_is_not_its_own_child() throws IOException {
        String adopt = "mutation { issueUpdate(id: \"%s\", input: {parentId: \"%s\"})"
                + " { issue { parent { identifier } } } }";

        assertThat(data(adopt.formatted("PAR-1", "PAR-2")).toString()).contains("PAR-2");

        assertThat(message(adopt.formatted("PAR-2", "PAR-1"))).isEqualTo("Argument Validation Error");
        assertThat(message(adopt.formatted("PAR-3", "PAR-3"))).isEqualTo("Argument Validation Error");
    }

    @Test
    void a_state_of_another_team_is_not_found() throws IOException {
        String state = data("{ issue(id: \"ONE-1\") { team { states { nodes { id } } } } }")
                .findValue("nodes")
                .path(0)
                .path("id")
                .asText();

        assertThat(message("mutation { issueUpdate(id: \"TWO-1\", input: {stateId: \"" + state + "\"}) { success } }"))
                .isEqualTo("Entity not found in validateAccess: stateId");
    }

    @Test
    void labels_belong_to_a_team_or_to_all() throws IOException {
        String create = "mutation { issueLabelCreate(input: {name: \"%s\", teamId: %s}) { issueLabel { id } } }";
        String ours =
                data(create.formatted("scoped", "\"LAB\"")).findValue("id").asText();
        data(create.formatted("scoped", "\"OTHER\""));

        assertThat(message(create.formatted("SCOPED", "\"LAB\""))).isEqualTo("Argument Validation Error");
        assertThat(message(create.formatted("scoped", "null"))).isEqualTo("Argument Validation Error");
        data("mutation { issueAddLabel(id: \"LAB-1\", labelId: \"" + ours + "\") { success } }");
        assertThat(message("mutation { issueAddLabel(id: \"OTHER-1\", labelId: \"" + ours + "\") { success } }"))
                .isEqualTo("Argument Validation Error");
    }

    @Test
    void wrong_values_are_refused() throws IOException {
        assertThat(message("mutation { issueUpdate(id: \"VAL-1\", input: {priority: 5}) { success } }"))
                .isEqualTo("Argument Validation Error");
        assertThat(message("mutation { issueUpdate(id: \"VAL-1\", input: {title: \" \"}) { success } }"))
                .isEqualTo("Argument Validation Error");
        assertThat(message("mutation { commentCreate(input: {issueId: \"VAL-1\", body: \"x\","
                        + " createdAt: \"2999-01-01T00:00:00Z\"}) { success } }"))
                .isEqualTo("Argument Validation Error");
        assertThat(message("{ issueLabels(first: 251) { nodes { id } } }")).isEqualTo("Argument Validation Error");
        assertThat(message("mutation { issueCreate(input: {title: \"x\", teamId: \"missing\"}) { success } }"))
                .isEqualTo("Entity not found in validateAccess: teamId");
    }

    @Test
    void beyond_its_allowance_it_says_400_and_when_to_come_back() throws IOException {
        try (StandIns scarce = new StandIns()) {
            assertThat(scarce.post("/allowance", "{\"requests\":2,\"seconds\":3600}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(viewer(scarce).headers().firstValue("X-RateLimit-Requests-Remaining"))
                    .contains("1");
            assertThat(viewer(scarce).statusCode()).isEqualTo(200);

            HttpResponse<String> third = viewer(scarce);

            assertThat(third.statusCode()).isEqualTo(400);
            assertThat(error(third).path("extensions").path("code").asText()).isEqualTo("RATELIMITED");
            assertThat(third.headers().firstValue("X-RateLimit-Requests-Remaining"))
                    .contains("0");
            assertThat(third.headers()
                            .firstValueAsLong("X-RateLimit-Requests-Reset")
                            .orElse(0))
                    .isGreaterThan(System.currentTimeMillis());
            assertThat(scarce.post("/allowance", "{\"requests\":0}").statusCode())
                    .isEqualTo(400);
        }
    }

    private static HttpResponse<String> viewer(StandIns some) throws IOException {
        return some.post(
                "/linear/graphql", "{\"query\":\"{ viewer { id } }\"}", "Authorization", LinearStandIn.API_KEY);
    }

    private static String message(String query) throws IOException {
        return error(send(query, Map.of())).path("message").asText();
    }

    private static JsonNode data(String query) throws IOException {
        JsonNode answer = StandIns.json(send(query, Map.of()));
        assertThat(answer.has("errors")).as(answer.toString()).isFalse();
        return answer.path("data");
    }

    private static JsonNode error(HttpResponse<String> answer) throws IOException {
        return StandIns.json(answer).path("errors").path(0);
    }

    private static HttpResponse<String> send(String query, Map<String, Object> variables) throws IOException {
        String body = Json.MAPPER.writeValueAsString(Map.of("query", query, "variables", variables));
        return standIns.post("/linear/graphql", body, "Authorization", LinearStandIn.API_KEY);
    }
}
