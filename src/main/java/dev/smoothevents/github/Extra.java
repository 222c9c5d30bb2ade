package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** Builds an event's {@code extra}. What GitHub did not say is left out. */
final class Extra {

    /** An issue can have a hundred labels, and fewer of anything else. */
    private static final int MAX_ITEMS = 100;

    private final ObjectNode fields = JsonNodeFactory.instance.objectNode();

    Extra text(String name, String value) {
        if (value != null) {
            fields.put(name, value);
        }
        return this;
    }

    /** A word that is not among the known ones is left out, and does not cost the event. */
    Extra oneOf(String name, Set<String> known, String value) {
        return text(name, value != null && known.contains(value) ? value : null);
    }

    /** An id keeps its JSON number type: GitHub's have outgrown 32 bits. */
    Extra id(String name, JsonNode owner) {
        return number(name, owner.path("id"));
    }

    Extra number(String name, JsonNode value) {
        return value.isIntegralNumber() ? value(name, value) : this;
    }

    Extra number(String name, long value) {
        fields.put(name, value);
        return this;
    }

    Extra flag(String name, boolean value) {
        fields.put(name, value);
        return this;
    }

    Extra value(String name, JsonNode value) {
        if (value != null && !value.isMissingNode() && !value.isNull()) {
            fields.set(name, value);
        }
        return this;
    }

    /** The ids of a list of labels, people, ...; empty where there is no list. */
    Extra ids(String name, JsonNode list) {
        ArrayNode ids = fields.putArray(name);
        for (JsonNode item : list) {
            if (item.path("id").isIntegralNumber() && ids.size() < MAX_ITEMS) {
                ids.add(item.path("id"));
            }
        }
        return this;
    }

    Extra texts(String name, List<String> values) {
        values.forEach(fields.putArray(name)::add);
        return this;
    }

    ObjectNode fields() {
        return fields;
    }
}
