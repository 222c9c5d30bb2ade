package dev.smoothevents.github;

import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Violation;
import java.util.List;

/** Every way to turn a delivery away. */
final class Refusals {

    private Refusals() {}

    static ProblemException notConfigured() {
        return new ProblemException(Problem.of(
                503,
                "github-not-configured",
                "GitHub webhooks are not configured",
                "smooth.github.webhook-secret is not set: set it to the webhook's secret"));
    }

    static ProblemException unsigned(boolean headerSent) {
        String message = headerSent
                ? "does not sign this body with the configured secret"
                : "is required: give the webhook a secret, and the same to smooth.github.webhook-secret";
        return header(401, "signature", "The signature is missing or wrong", GithubSignature.HEADER, message);
    }

    static ProblemException unsupported(String contentType) {
        String sent = contentType == null ? "the request has no content type" : Texts.words(contentType) + " is not";
        return new ProblemException(Problem.of(
                415,
                "unsupported-media-type",
                "The content type is not supported",
                "application/json and application/x-www-form-urlencoded are, " + sent));
    }

    static ProblemException header(String name, String message) {
        return header(400, "malformed", "The request cannot be read", name, message);
    }

    static ProblemException malformed(String detail) {
        return new ProblemException(Problem.malformed(detail));
    }

    private static ProblemException header(int status, String name, String title, String header, String message) {
        Problem problem = Problem.of(status, name, title, header + " " + message);
        return new ProblemException(
                new Problem(problem.type(), title, status, problem.detail(), List.of(new Violation(header, message))));
    }
}
