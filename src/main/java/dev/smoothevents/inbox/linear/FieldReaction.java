package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Extra;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.topic.EventRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes over the fields that Linear has too, by their name: priority and due date. The others are told as comments. */
class FieldReaction {

    private static final String PRIORITY = "priority";
    private static final Set<String> DUE = Set.of("due date", "due", "due on", "target date", "deadline");

    /** Linear's numbers: 0 is none, 1 urgent, 4 low. */
    private static final Map<String, Integer> PRIORITIES = Map.ofEntries(
            Map.entry("no priority", 0),
            Map.entry("none", 0),
            Map.entry("0", 0),
            Map.entry("urgent", 1),
            Map.entry("critical", 1),
            Map.entry("p0", 1),
            Map.entry("1", 1),
            Map.entry("high", 2),
            Map.entry("p1", 2),
            Map.entry("2", 2),
            Map.entry("medium", 3),
            Map.entry("normal", 3),
            Map.entry("p2", 3),
            Map.entry("3", 3),
            Map.entry("low", 4),
            Map.entry("p3", 4),
            Map.entry("4", 4));

    private final LinearClient linear;
    private final CommentReaction comments;

    FieldReaction(LinearClient linear, CommentReaction comments) {
        this.linear = linear;
        this.comments = comments;
    }

    Uni<Outcome> set(Change change) {
        return input(change.story()).map(input -> update(change, input)).orElseGet(() -> comments.narrated(change));
    }

    Uni<Outcome> cleared(Change change) {
        String field = name(change.story());
        if (field.equals(PRIORITY)) {
            return update(change, new JsonObject().put("priority", 0));
        }
        return DUE.contains(field) ? update(change, new JsonObject().putNull("dueDate")) : comments.narrated(change);
    }

    private Uni<Outcome> update(Change change, JsonObject input) {
        return linear.send(LinearOperations.updateIssue(change.twin(), input)).map(LinearAnswer::outcome);
    }

    private static Optional<JsonObject> input(Story story) {
        String field = name(story);
        Optional<String> value = Extra.text(story.event(), "value").map(String::strip);
        if (field.equals(PRIORITY)) {
            return value.map(text -> PRIORITIES.get(text.toLowerCase(Locale.ROOT)))
                    .map(priority -> new JsonObject().put("priority", priority));
        }
        return DUE.contains(field)
                ? value.flatMap(FieldReaction::date).map(date -> new JsonObject().put("dueDate", date.toString()))
                : Optional.empty();
    }

    /** A date, or a time of which only the date counts. */
    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(
                            text.length() > 10 && text.charAt(10) == 'T' ? text.substring(0, 10) : text))
                    .filter(date -> date.getYear() > 0 && date.getYear() < 10_000);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static String name(Story story) {
        EventRecord record = story.event().record();
        return Extra.text(story.event(), "field_name")
                .or(() -> Optional.ofNullable(record).map(EventRecord::name))
                .or(() -> Optional.ofNullable(record).map(EventRecord::id))
                .orElse("")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
