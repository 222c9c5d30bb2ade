package dev.smoothevents.event;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.smoothevents.http.JsonProblem;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the body of a batch, event by event: one that cannot be read does not fail its neighbours. */
final class BatchBody {

    static final int MAX_EVENTS = 1_000;
    static final int MAX_EVENT_BYTES = 256 * 1024;

    /** One event of a batch, or what is wrong with it. */
    record Item(NewEvent event, Problem problem) {}

    private final ObjectMapper json;

    BatchBody(ObjectMapper json) {
        this.json = json;
    }

    /** @throws ProblemException where the body as a whole is no array, or too long */
    List<Item> array(byte[] body) {
        JsonNode array = parse(body);
        if (!array.isArray()) {
            throw ProblemException.invalid("body", "must be a JSON array of events");
        }
        checkSize(array.size());
        List<Item> items = new ArrayList<>(array.size());
        array.forEach(node -> items.add(item(node)));
        return items;
    }

    /** @throws ProblemException where there are too many lines */
    List<Item> lines(byte[] body) {
        List<String> lines = new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        checkSize(lines.size());
        return lines.stream().map(this::line).toList();
    }

    private JsonNode parse(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            throw new ProblemException(JsonProblem.of(e));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void checkSize(int size) {
        if (size == 0) {
            throw ProblemException.invalid("body", "must hold at least one event");
        }
        if (size > MAX_EVENTS) {
            throw ProblemException.invalid("body", "must hold at most " + MAX_EVENTS + " events, has " + size);
        }
    }

    private Item item(JsonNode node) {
        try {
            if (isTooLarge(node.toString())) {
                return tooLarge();
            }
            return of(json.treeToValue(node, NewEvent.class));
        } catch (JacksonException e) {
            return new Item(null, JsonProblem.of(e));
        }
    }

    private Item line(String line) {
        try {
            return isTooLarge(line) ? tooLarge() : of(json.readValue(line, NewEvent.class));
        } catch (JacksonException e) {
            return new Item(null, JsonProblem.of(e));
        }
    }

    private static Item of(NewEvent event) {
        return event == null ? new Item(null, Problem.malformed("null is no event")) : new Item(event, null);
    }

    /** In bytes, as for an event that comes alone. */
    private static boolean isTooLarge(String event) {
        return event.getBytes(StandardCharsets.UTF_8).length > MAX_EVENT_BYTES;
    }

    private static Item tooLarge() {
        return new Item(null, Problem.tooLarge("An event may have at most 256 KiB"));
    }
}
