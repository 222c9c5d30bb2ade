package dev.smoothevents.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.topic.EventMessage;
import java.util.Optional;

/** Reads the event's extra, in which anything may be missing or of another type than expected. */
public final class Extra {

    private Extra() {}

    /** A text or number, as text; empty where there is none, or nothing but white space. */
    public static Optional<String> text(EventMessage event, String field) {
        JsonNode value = event.extra() == null ? null : event.extra().get(field);
        return value != null && value.isValueNode() && !value.isNull()
                ? Optional.of(value.asText()).filter(text -> !text.isBlank())
                : Optional.empty();
    }
}
