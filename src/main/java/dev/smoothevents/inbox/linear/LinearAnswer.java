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
        /** may work later */
        TRANSIENT,
        /** Linear itself is in trouble */
        UNREACHABLE,
        /** sent, and no answer came: it may have worked */
        UNKNOWN,
        /** the key is missing, wrong or revoked: nothing will work until somebody sees to it */
        UNAUTHENTICATED,
        PERMANENT
    }

    static LinearAnswer of(Kind kind, String message) {
        return new LinearAnswer(kind, new JsonObject(), message, null);
    }

    static LinearAnswer rateLimited(String message, Duration retryAfter) {
        return new LinearAnswer(Kind.RATE_LIMITED, new JsonObject(), message, retryAfter);
    }

    Outcome outcome() {
        return switch (kind) {
            case DATA -> Outcome.delivered("ok");
            case DUPLICATE -> Outcome.delivered("done before: " + message);
            case RATE_LIMITED, TRANSIENT -> Outcome.transientFailure(message, retryAfter);
            case UNREACHABLE -> Outcome.unreachable(message, retryAfter);
            case UNKNOWN -> Outcome.unknown(message);
            case UNAUTHENTICATED -> Outcome.destinationGone(message);
            case NOT_FOUND, PERMANENT -> Outcome.permanentFailure(message);
        };
    }

    /** Whether what was to be created is there. */
    boolean isThere() {
        return kind == Kind.DATA || kind == Kind.DUPLICATE;
    }

    /** Whether it will fail again. */
    boolean isFinal() {
        return kind == Kind.NOT_FOUND || kind == Kind.PERMANENT;
    }

    /** Itself where the thing is there; else ends what is under way. */
    LinearAnswer thereOrFail() {
        if (!isThere()) {
            throw new LinearFailure(this);
        }
        return this;
    }
}
