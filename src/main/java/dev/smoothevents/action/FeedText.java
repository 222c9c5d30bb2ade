package dev.smoothevents.action;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says in one line of plain text what an event is: {@code octocat added the label “bug”}. Whatever callers wrote stands
 * in it on one line, clipped, and unable to reorder the rest. It is not escaped for HTML, Slack or Markdown.
 */
public final class FeedText {

    /** The most UTF-16 units of one value. */
    private static final int VALUE_LENGTH = 120;

    private static final String SOMEBODY = "Somebody";

    private final Map<String, Sentence> sentences = new HashMap<>();

    public FeedText(Collection<Action> actions) {
        actions.forEach(action -> sentences.put(action.name(), Sentence.parse(action.sentence())));
    }

    /** Never null nor empty, also for an action that is no longer in the catalogue. */
    public String render(EventMessage event) {
        Sentence sentence = sentences.get(event.action());
        String text = sentence == null ? "" : sentence.render(path -> value(event, path));
        return text.isEmpty() ? generic(event) : text;
    }

    /** {@code octocat: deploy finished “v1.2”} */
    private static String generic(EventMessage event) {
        String did = clean(event.action() == null ? null : event.action().replace('_', ' '));
        String what = value(event, "record.name");
        if (what == null) {
            what = value(event, "record.title");
        }
        return value(event, "actor") + ": " + (did == null ? "something" : did)
                + (what == null ? "" : " “" + what + "”");
    }

    private static String value(EventMessage event, String path) {
        return switch (path) {
            case "actor" -> {
                String actor = clean(event.actor());
                yield actor == null ? SOMEBODY : actor;
            }
            case "issue" -> clean(event.issue());
            case "project" -> clean(event.project());
            default -> path.startsWith("record.") ? record(event.record(), path) : extra(event.extra(), path);
        };
    }

    private static String record(EventRecord record, String path) {
        if (record == null) {
            return null;
        }
        return clean(
                switch (path) {
                    case "record.type" -> record.type();
                    case "record.id" -> record.id();
                    case "record.url" -> record.url();
                    case "record.title" -> record.title();
                    case "record.body" -> record.body();
                    case "record.name" -> record.name();
                    default -> null;
                });
    }

    private static String extra(JsonNode extra, String path) {
        JsonNode value = extra;
        for (String name : path.substring("extra.".length()).split("\\.")) {
            value = value == null ? null : value.get(name);
        }
        return value == null ? null : clean(text(value));
    }

    /** A list as its scalars; an object has no text. */
    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.isValueNode() && !value.isNull() ? value.asText() : null;
        }
        List<String> items = new ArrayList<>();
        for (JsonNode item : value) {
            if (item.isValueNode() && !item.isNull() && items.size() <= VALUE_LENGTH) {
                items.add(item.asText());
            }
        }
        return String.join(", ", items);
    }

    private static String clean(String text) {
        String clean = text == null ? "" : PlainText.of(text, VALUE_LENGTH);
        return clean.isEmpty() ? null : clean;
    }
}
