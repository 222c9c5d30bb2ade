package dev.smoothevents.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;

/**
 * One attempt to deliver, as the ledger keeps it.
 *
 * @param durationMs absent where nobody knows when it ended
 * @param outcome the kind of its {@link Outcome} in small letters
 * @param answer what the provider said
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attempt(Instant at, Long durationMs, String outcome, String answer) {

    static Attempt of(Instant begun, Instant ended, Outcome outcome) {
        return new Attempt(begun, Duration.between(begun, ended).toMillis(), outcome.name(), outcome.answer());
    }

    /** Begun by a replica that did not live to see the end of it. */
    static Attempt inDoubt(Instant begun) {
        return new Attempt(
                begun, null, Outcome.unknown(null).name(), "the service stopped before the outcome was known");
    }
}
