package dev.smoothevents.http;

import jakarta.ws.rs.core.Response;

/** The problem for a bare HTTP status, as the framework answers before a resource is reached. */
final class StatusProblem {

    private StatusProblem() {}

    static Problem of(Response response) {
        int status = response.getStatus();
        return switch (status) {
            case 400 -> Problem.malformed("The request cannot be read.");
            case 401 -> Problem.unauthorized();
            case 404 -> Problem.notFound("There is nothing at this path.");
            case 405 -> Problem.of(405, "method-not-allowed", "The method is not allowed", "See the header Allow.");
            case 406 ->
                Problem.of(
                        406,
                        "not-acceptable",
                        "No such format",
                        "Nothing here has a format that the header Accept names.");
            case 413 -> Problem.tooLarge("The body is larger than this path takes.");
            case 415 ->
                Problem.of(
                        415,
                        "unsupported-media-type",
                        "The content type is not supported",
                        "Send the body as application/json.");
            default -> status < 500 ? refused(status, response) : Problem.internal();
        };
    }

    private static Problem refused(int status, Response response) {
        String reason = response.getStatusInfo().getReasonPhrase();
        return Problem.of(status, "refused", "The request is refused", reason);
    }
}
