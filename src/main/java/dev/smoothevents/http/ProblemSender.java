package dev.smoothevents.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Answers with a problem before any resource is reached. */
@Singleton
public class ProblemSender {

    /** A refused body of this size is still read to its end, so that the client gets to see the answer. */
    private static final long WORTH_READING = 4L * 1024 * 1024;

    private final ObjectMapper json;

    ProblemSender(ObjectMapper json) {
        this.json = json;
    }

    /** Ends the request. Headers that were set on the response go along. */
    public void send(RoutingContext context, Problem problem) {
        if (contentLength(context.request()) > WORTH_READING) {
            context.response().putHeader("Connection", "close");
        }
        context.request().resume();
        context.response()
                .setStatusCode(problem.status())
                .putHeader("Content-Type", Problem.MEDIA_TYPE)
                .end(write(problem));
    }

    private String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can always be written", e);
        }
    }

    /** What the request says of its body, or 0 where it says nothing. */
    static long contentLength(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
