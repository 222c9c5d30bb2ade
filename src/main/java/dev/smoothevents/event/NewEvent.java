package dev.smoothevents.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.topic.EventRecord;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;

/**
 * What a caller says happened. Only issue and action are required.
 *
 * @param issue the caller's key of the issue; created on first sight
 * @param project defaults to the issue's own, else {@code default}
 * @param action a name in the action catalogue
 * @param actor key of the person who acted; defaults to {@code system}
 * @param record what was acted on
 * @param extra whatever else is worth keeping; checked against the action's schema
 * @param occurredAt defaults to now; at most five minutes in the future
 * @param throttleWithin folds this event into a like one within the window; defaults to the action's own
 */
@RegisterForReflection
public record NewEvent(
        String issue,
        String project,
        String action,
        String actor,
        EventRecord record,
        ObjectNode extra,
        Instant occurredAt,
        Duration throttleWithin) {}
