package dev.smoothevents.inbox.explain;

import dev.smoothevents.inbox.Why;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A line of the ledger.
 *
 * @param attempts as JSON
 * @param tries how many attempts that is
 * @param why null where the reason says it all
 */
record Line(
        UUID id,
        String inbox,
        String recipient,
        String status,
        String reason,
        String attempts,
        int tries,
        String lastAnswer,
        Why why,
        Instant dueAt,
        Instant createdAt) {

    /** Lines without one are older than explanations, or an inbox's own way to decide. */
    Why because() {
        return why == null ? Why.of(isToBeTold() ? List.of(reason) : List.of()) : why;
    }

    private boolean isToBeTold() {
        return !status.equals("skipped");
    }

    boolean waitsForQuietHours(Instant now) {
        return tries == 0
                && why != null
                && why.quiet() != null
                && now.isBefore(why.quiet().until());
    }

    Explanation.Told told() {
        return new Explanation.Told(id, status, attempts, dueAt, createdAt);
    }
}
