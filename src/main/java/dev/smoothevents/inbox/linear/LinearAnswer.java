package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Outcome;
import io.vertx.core.json.JsonObject;
import java.time.Duration;

/**
 * What came of one operation.
 *
 * @param kind what it means
 * @param data the answer's data; never null, empty unless the kind is DATA
 * @param message what Linear said, for people to read
 * @param retryAfter how long Linear asked to wait, or null
 */
record LinearAnswer(Kind kind, JsonObject data, String message, Duration retryAfter) {

    enum Kind {
        DATA,
        /** a create with an id that is there already: done before */
        DUPLICATE,
        NOT_FOUND,
        RATE_LIMITED,
        TRANSIENT,
        PERMANENT
    }

    static LinearAnswer of(Kind kind, String message) {
        return new LinearAnswer(kind, new JsonObject(), message, null);
    }

    Outcome outcome() {
        return switch (kind) {
            case DATA -> Outcome.delivered("ok");
            case DUPLICATE -> Outcome.delivered("done before: " + message);
            case RATE_LIMITED, TRANSIENT -> Outcome.transientFailure(message, retryAfter);
            case NOT_FOUND, PERMANENT -> Outcome.permanentFailure(message);
        };
    }
}
