package dev.smoothevents.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every error leaves as a problem. */
class ExceptionMappers {

    private static final Logger LOG = Logger.getLogger(ExceptionMappers.class);
    private static final int RETRY_AFTER_SECONDS = 1;

    @ServerExceptionMapper
    Response expected(ProblemException e) {
        return answer(e.problem());
    }

    /** Replaces the framework's own, which answers 400 and names classes. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e) {
        return answer(JsonProblem.of(e));
    }

    /** Replaces the framework's own, which in development lists all resources. */
    @ServerExceptionMapper
    Response notFound(NotFoundException e) {
        return answer(StatusProblem.of(e.getResponse()));
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (e.getCause() instanceof JacksonException unreadable && status == 400) {
            return answer(JsonProblem.of(unreadable));
        }
        if (status >= 500) {
            LOG.error("A request failed", e);
        }
        if (status < 400) {
            return e.getResponse();
        }
        Response.ResponseBuilder answer = builder(StatusProblem.of(e.getResponse()));
        String allow = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    @ServerExceptionMapper
    Response anythingElse(Throwable e) {
        if (Unavailable.isBehind(e)) {
            LOG.warnf("The database is away or busy: %s", e);
            return unavailable();
        }
        LOG.error("A request failed", e);
        return answer(Problem.internal());
    }

    private static Response unavailable() {
        return answer(Problem.unavailable(
                "The database cannot be reached or is busy. Whether anything was written is not known; try again."));
    }

    private static Response answer(Problem problem) {
        return builder(problem).build();
    }

    private static Response.ResponseBuilder builder(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        return problem.status() == 503 ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS) : answer;
    }
}
