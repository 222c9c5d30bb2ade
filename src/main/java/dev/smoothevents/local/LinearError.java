package dev.smoothevents.local;

import java.util.Map;

/** One of Linear's own errors. They come with HTTP 200 or 400; what counts is the code. */
final class LinearError extends RuntimeException {

    private final int status;
    private final transient Map<String, Object> extensions;

    private LinearError(int status, String message, Map<String, Object> extensions) {
        super(message);
        this.status = status;
        this.extensions = extensions;
    }

    static LinearError notFound(String entity) {
        return new LinearError(
                200, "Entity not found: " + entity, inputError("Could not find referenced " + entity + "."));
    }

    /** A mutation names something that is not there, or not for this key to see. */
    static LinearError noAccess(String field) {
        return new LinearError(
                200,
                "Entity not found in validateAccess: " + field,
                inputError(field + " contained an entry that could not be found."));
    }

    /** A second create with the same id. Linear answers 400 for an issue, and 200 for the rest. */
    static LinearError duplicate(String entity, String id) {
        return new LinearError(
                entity.equals("Issue") ? 400 : 200,
                "conflict on insert of " + entity,
                inputError("Entity " + entity + " with id " + id + " already exists."));
    }

    static LinearError invalidArgument(String why) {
        return new LinearError(
                400,
                "Argument Validation Error",
                Map.of(
                        "code",
                        "INVALID_INPUT",
                        "type",
                        "invalid input",
                        "userError",
                        true,
                        "userPresentableMessage",
                        why));
    }

    private static Map<String, Object> inputError(String presentable) {
        return Map.of(
                "type",
                "invalid input",
                "code",
                "INPUT_ERROR",
                "statusCode",
                400,
                "userError",
                true,
                "userPresentableMessage",
                presentable);
    }

    int status() {
        return status;
    }

    Map<String, Object> extensions() {
        return extensions;
    }
}
