package dev.smoothevents.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.action.Action;
import dev.smoothevents.topic.EventRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A checked event, defaults filled in, ready to be written.
 *
 * @param project null where the caller named none: the issue's own, else {@code default}
 * @param throttle null where repeats are kept
 * @param hint what is known of the issue besides; never null
 * @param idempotency null where the caller gave no key
 * @param traceparent the trace that it is recorded in, or null
 */
record Prepared(
        UUID id,
        String account,
        String issue,
        String project,
        Action action,
        String actor,
        EventRecord record,
        ObjectNode extra,
        Instant occurredAt,
        Instant recordedAt,
        Duration throttle,
        String source,
        String correlationId,
        UUID causationId,
        Idempotency idempotency,
        IssueHint hint,
        String traceparent) {

    /** A caller's key and the hash of what was asked with it. */
    record Idempotency(String key, String requestHash) {}

    String recordType() {
        return record == null ? null : record.type();
    }

    String recordId() {
        return record == null ? null : record.id();
    }

    IssueRef ref() {
        return new IssueRef(account, issue);
    }
}
