package dev.smoothevents.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * No body under {@code /v1} is larger than 256 KiB, save where many events come at once. It is counted as it arrives, with or
 * without a {@code Content-Length}, so that nobody fills the memory before a resource gets to look.
 */
@Singleton
final class BodyLimit {

    /** Must not be more than {@code quarkus.rest.input-buffer-size}, see there. */
    static final int MAX_BYTES = 256 * 1024;

    /** These have limits of their own, up to what the framework takes at all. */
    private static final Set<String> LARGE = Set.of("/v1/events/batch", "/v1/github/webhooks");

    /** Before the framework's own limit, whose answer has no body. */
    private static final int ORDER = -10;

    private final ProblemSender problems;
    private final long frameworkLimit;

    BodyLimit(
            ProblemSender problems,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize frameworkLimit) {
        this.problems = problems;
        this.frameworkLimit = frameworkLimit.asLongValue();
    }

    void install(@Observes Router router) {
        BodyHandler counting = BodyHandler.create(false).setBodyLimit(MAX_BYTES);
        router.route("/v1/*")
                .order(ORDER)
                .handler(context -> limit(context, counting))
                .failureHandler(this::failed);
    }

    private void limit(RoutingContext context, BodyHandler counting) {
        boolean large = LARGE.contains(Paths.withoutTrailingSlashes(context.normalizedPath()));
        long length = ProblemSender.contentLength(context.request());
        long limit = large ? frameworkLimit : MAX_BYTES;
        if (length > limit) {
            refuse(context, limit);
        } else if (!large && isOfUnknownLength(context.request())) {
            counting.handle(context);
        } else {
            context.next();
        }
    }

    /** Only such a body has to be counted. One that was read by the counting handler and is empty would never end for the framework. */
    private static boolean isOfUnknownLength(HttpServerRequest request) {
        boolean chunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        boolean framed = request.version() == HttpVersion.HTTP_2 && !request.isEnded();
        return request.getHeader(HttpHeaders.CONTENT_LENGTH) == null && (chunked || framed);
    }

    private void failed(RoutingContext context) {
        boolean answered = context.response().headWritten();
        if (context.failure() instanceof HttpClosedException || answered) {
            return; // nobody is there any more to be told
        }
        if (context.statusCode() == 413) {
            refuse(context, MAX_BYTES);
        } else {
            context.next();
        }
    }

    private void refuse(RoutingContext context, long limit) {
        problems.send(context, Problem.tooLarge("The body may have at most " + limit + " bytes."));
    }
}
