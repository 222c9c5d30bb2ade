package dev.smoothevents.inbox.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.action.Action;

/** Makes an event of any action with the same words wherever words can be. */
final class LinearWords {

    private LinearWords() {}

    static ObjectNode event(String issue, Action action, String words) {
        String storable = words.replace("\0", "").replaceAll("\\p{Cs}", "?");
        ObjectNode event = LinearWorld.event(issue, action.name());
        if (action.recordType() != null) {
            event.putObject("record")
                    .put("type", action.recordType())
                    .put("id", "1")
                    .put("url", "https://example.org/1?x=<y>")
                    .put("title", clip(storable, 900))
                    .put("body", clip(storable, 20_000))
                    .put("name", clip(storable, 900));
        }
        ObjectNode extra = event.putObject("extra");
        action.extraSchema().path("properties").properties().forEach(field -> {
            if (isText(field.getValue())) {
                extra.put(field.getKey(), clip(storable, 900));
            }
        });
        return event;
    }

    private static boolean isText(JsonNode schema) {
        String type = schema.path("type").toString();
        return schema.isEmpty() || (type.contains("\"string\"") && !schema.has("enum"));
    }

    private static String clip(String text, int length) {
        return text.length() > length
                ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, length - 2)))
                : text;
    }
}
