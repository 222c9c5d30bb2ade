package dev.smoothevents.event;

import dev.smoothevents.http.Problem;
import dev.smoothevents.topic.EventMessage;

/**
 * What became of a recording: an event or a problem, never both.
 *
 * @param status 201 written, 200 folded into an earlier event, else the problem's status
 * @param event the event, or null
 * @param replayed whether this is the first answer to an idempotency key, given again
 * @param problem why nothing was written, or null
 */
public record Recorded(int status, EventMessage event, boolean replayed, Problem problem) {

    public static Recorded written(EventMessage event) {
        return new Recorded(event.throttled() ? 200 : 201, event, false, null);
    }

    /** The same answer once more. */
    static Recorded replayed(Recorded first) {
        return new Recorded(first.status(), first.event(), true, first.problem());
    }

    public static Recorded refused(Problem problem) {
        return new Recorded(problem.status(), null, false, problem);
    }
}
