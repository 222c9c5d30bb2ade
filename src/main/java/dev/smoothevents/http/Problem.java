package dev.smoothevents.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * An error as RFC 9457 writes it, {@code application/problem+json}.
 *
 * @param type stable, {@code https://smooth-events.dev/problems/<name>}
 * @param title the same for every problem of the type
 * @param status the HTTP status
 * @param detail what happened here, and what to change
 * @param violations for validation: each field at fault; else absent
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, List<Violation> violations) {

    public static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://smooth-events.dev/problems/";

    public static Problem of(int status, String name, String title, String detail) {
        return new Problem(TYPES + name, title, status, detail, List.of());
    }

    /** 422: understood, but not acceptable. */
    public static Problem invalid(List<Violation> violations) {
        String detail = violations.size() == 1
                ? violations.get(0).field() + " " + violations.get(0).message()
                : violations.size() + " fields are not acceptable, see violations";
        return new Problem(TYPES + "validation", "The request is not acceptable", 422, detail, List.copyOf(violations));
    }

    public static Problem malformed(String detail) {
        return of(400, "malformed", "The request cannot be read", detail);
    }

    public static Problem notFound(String detail) {
        return of(404, "not-found", "There is no such thing", detail);
    }

    public static Problem tooLarge(String detail) {
        return of(413, "too-large", "The request is too large", detail);
    }

    public static Problem unauthorized() {
        return of(
                401,
                "unauthorized",
                "The key is missing or wrong",
                "Send the header `Authorization: Bearer <key>` with the key of this service.");
    }

    /** 500: the fault is ours; the log has the rest. */
    public static Problem internal() {
        return of(500, "internal", "Something went wrong here", "It is not the request's fault, and has been logged.");
    }

    /** 503: passes by itself; send {@code Retry-After} along. */
    public static Problem unavailable(String detail) {
        return of(503, "unavailable", "The service is not available for a moment", detail);
    }
}
