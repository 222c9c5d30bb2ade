package dev.smoothevents.issue;

import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;

/** The body of a PUT, which must be there. */
final class Body {

    private Body() {}

    static <T> T required(T body) {
        if (body == null) {
            throw new ProblemException(Problem.malformed("The body is empty; send a JSON object, {} at least."));
        }
        return body;
    }
}
