package dev.smoothevents.inbox;

import java.time.Instant;
import java.util.UUID;

/**
 * A row of the ledger whose turn has come.
 *
 * @param tries attempts begun since it was planned or redriven
 * @param waitsSince when it was planned or redriven
 * @param begunAt when the last attempt began, or null
 * @param isInDoubt whether that attempt never ended: a crash, and nobody knows whether it worked
 */
record Due(
        short lane,
        long position,
        String account,
        UUID id,
        String inbox,
        UUID eventId,
        UUID issueId,
        String recipient,
        String reason,
        int tries,
        Instant createdAt,
        Instant waitsSince,
        Instant dueAt,
        Instant begunAt,
        boolean isInDoubt,
        String traceparent) {

    /** Order is kept per inbox, recipient and issue. The statement that fetches builds the same text. */
    String key() {
        return inbox + ' ' + recipient + ' ' + issueId;
    }

    /** Whether it was put off before, and so has its place in the line already. */
    boolean hasPlace() {
        return dueAt.isAfter(createdAt);
    }
}
