package dev.smoothevents.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import graphql.ExecutionResult;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Linear's GraphQL API as the service sees it: what is asked is checked against the schema, and done in memory.
 *
 * @see <a href="https://linear.app/developers/graphql">Linear's API</a>
 */
final class LinearStandIn extends Provider {

    static final String PATH = "/linear";
    static final String API_KEY = "lin_api_local";

    private static final TypeReference<Map<String, Object>> VARIABLES = new TypeReference<>() {};

    private final SentLog log;
    private final LinearAllowance allowance;
    private final LinearEngine engine = new LinearEngine();

    LinearStandIn(Faults faults, SentLog log, LinearAllowance allowance) {
        super(Channel.LINEAR, faults);
        this.log = log;
        this.allowance = allowance;
    }

    @Override
    Answer work(Call call) throws IOException {
        if (call.header("Authorization") == null) {
            log.refused(Channel.LINEAR, call.path(), MissingNode.getInstance(), "no Authorization");
            return refused(call);
        }
        if (!allowance.take(call)) {
            return tooMany();
        }
        JsonNode request;
        try {
            request = call.json();
        } catch (JsonProcessingException unreadable) {
            return error(400, "The body is no JSON", Map.of("code", "BAD_REQUEST"));
        }
        return execute(request);
    }

    private Answer execute(JsonNode request) {
        Map<String, Object> variables = request.path("variables").isObject()
                ? Json.MAPPER.convertValue(request.path("variables"), VARIABLES)
                : Map.of();
        String operation = request.path("operationName").asText(null);
        LinearEngine.Run run = engine.execute(request.path("query").asText(), operation, variables);
        ExecutionResult result = run.result();
        if (!run.mutations().isEmpty()) {
            log.accepted(Channel.LINEAR, String.join(",", run.mutations()), request);
        }
        if (!result.getErrors().isEmpty()) {
            String reason = result.getErrors().get(0).getMessage();
            log.refused(Channel.LINEAR, operation == null ? PATH : operation, request, reason);
        }
        return answering -> answering.answerJson(run.status(), result.toSpecification());
    }

    @Override
    Answer rateLimited(Call call) {
        call.set("Retry-After", "1")
                .set("X-RateLimit-Requests-Limit", "5000")
                .set("X-RateLimit-Requests-Remaining", "0")
                .set(
                        "X-RateLimit-Requests-Reset",
                        Long.toString(Instant.now().plusSeconds(1).toEpochMilli()));
        return tooMany();
    }

    /** Linear says 400 here, and means 429. */
    private static Answer tooMany() {
        return error(
                400, "Rate limit exceeded", Map.of("code", "RATELIMITED", "type", "ratelimited", "statusCode", 429));
    }

    @Override
    Answer broken(Call call) {
        return error(500, "Internal server error", Map.of("code", "INTERNAL_SERVER_ERROR", "statusCode", 500));
    }

    @Override
    Answer refused(Call call) {
        return error(
                401,
                "Authentication required, not authenticated",
                Map.of(
                        "type", "authentication error",
                        "code", "AUTHENTICATION_ERROR",
                        "statusCode", 401,
                        "userError", true,
                        "userPresentableMessage", "You need to authenticate to access this operation."));
    }

    private static Answer error(int status, String message, Map<String, Object> extensions) {
        Map<String, Object> body = Map.of("errors", List.of(Map.of("message", message, "extensions", extensions)));
        return answering -> answering.answerJson(status, body);
    }
}
