package dev.smoothevents.topic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as everyone sees it: the answer over HTTP and, byte for byte the same shape, the value on the topic.
 *
 * @param id UUID v7
 * @param account key of the account that it belongs to
 * @param project key of the project
 * @param issue the caller's key of the issue, {@code acme/web#42}
 * @param sequence 1, 2, 3, ... within the issue, without a gap
 * @param action a name in the action catalogue
 * @param actor key of the person who acted
 * @param actorType {@code user}, {@code bot} or {@code system}
 * @param record what was acted on, or null
 * @param extra whatever else was said; never null
 * @param occurredAt when it happened, to the microsecond
 * @param recordedAt when it was written down
 * @param occurrences how many times it happened, with the repeats folded in by the throttle
 * @param throttled whether this answer is about a repeat; always false on the topic
 * @param source who recorded it: {@code api}, {@code github}, ...
 * @param correlationId ties together what belongs together
 * @param causationId the event that caused this one, or null
 */
@RegisterForReflection
public record EventMessage(
        UUID id,
        String account,
        String project,
        String issue,
        long sequence,
        String action,
        String actor,
        String actorType,
        EventRecord record,
        ObjectNode extra,
        Instant occurredAt,
        Instant recordedAt,
        long occurrences,
        boolean throttled,
        String source,
        String correlationId,
        UUID causationId) {}
