package dev.smoothevents.github;

import dev.smoothevents.event.NewEvent;
import java.util.List;

/**
 * What a delivery comes to: events, or the reason why there are none.
 *
 * @param events in the order in which they are recorded
 * @param ignored why nothing is recorded, or null
 */
record Mapping(List<NewEvent> events, String ignored) {

    static Mapping of(List<NewEvent> events) {
        return new Mapping(List.copyOf(events), null);
    }

    static Mapping ignored(String reason) {
        return new Mapping(List.of(), reason);
    }
}
