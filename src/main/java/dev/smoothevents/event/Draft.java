package dev.smoothevents.event;

import dev.smoothevents.topic.EventMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An event while its batch is being planned: a new one, or an earlier one that repeats are folded into. */
final class Draft {

    private final EventMessage event;
    private final UUID issueId;
    private final boolean isNew;
    private final String traceparent;
    private Instant occurredAt;
    private long occurrences;

    private Draft(EventMessage event, UUID issueId, boolean isNew, String traceparent) {
        this.event = event;
        this.issueId = issueId;
        this.isNew = isNew;
        this.traceparent = traceparent;
        this.occurredAt = event.occurredAt();
        this.occurrences = event.occurrences();
    }

    static Draft fresh(EventMessage event, UUID issueId, String traceparent) {
        return new Draft(event, issueId, true, traceparent);
    }

    static Draft stored(EventMessage event, UUID issueId) {
        return new Draft(event, issueId, false, null);
    }

    boolean isNew() {
        return isNew;
    }

    UUID issueId() {
        return issueId;
    }

    /** The trace that a new event is recorded in, or null. */
    String traceparent() {
        return traceparent;
    }

    boolean isWithin(Duration window, Instant time) {
        return Duration.between(occurredAt, time).abs().compareTo(window) <= 0;
    }

    boolean isLaterThan(Draft other) {
        return other == null || occurredAt.isAfter(other.occurredAt);
    }

    /** Happened again. The time never moves backwards. */
    void repeat(Instant time) {
        occurredAt = time.isAfter(occurredAt) ? time : occurredAt;
        occurrences++;
    }

    long repeats() {
        return occurrences - event.occurrences();
    }

    /** The event as it now stands. */
    EventMessage event() {
        return event(false);
    }

    /** The event as it now stands, for the caller of a repeat. */
    EventMessage event(boolean throttled) {
        return new EventMessage(
                event.id(),
                event.account(),
                event.project(),
                event.issue(),
                event.sequence(),
                event.action(),
                event.actor(),
                event.actorType(),
                event.record(),
                event.extra(),
                occurredAt,
                event.recordedAt(),
                occurrences,
                throttled,
                event.source(),
                event.correlationId(),
                event.causationId());
    }
}
