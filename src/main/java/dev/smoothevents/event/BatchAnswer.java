package dev.smoothevents.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.smoothevents.http.Problem;
import dev.smoothevents.topic.EventMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What became of a batch.
 *
 * @param results one for each event, in the order of the request
 */
@RegisterForReflection
public record BatchAnswer(List<Result> results) {

    /**
     * What became of one event.
     *
     * @param status as POST /v1/events would have answered: 201, 200, or the problem's
     * @param event the event, where there is one
     * @param problem what is wrong, where something is
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Result(int status, EventMessage event, Problem problem) {

        static Result of(Recorded recorded) {
            return new Result(recorded.status(), recorded.event(), recorded.problem());
        }
    }
}
