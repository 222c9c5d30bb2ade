package dev.smoothevents.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.action.Action;
import dev.smoothevents.action.Action.Effect;
import dev.smoothevents.http.Keys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody follows an issue, or no longer does, because of an event.
 *
 * @param reason author, comment, assigned, mentioned, or manual
 */
record Follow(Kind kind, String account, UUID issueId, String person, String reason) {

    enum Kind {
        /** unless they have said otherwise before */
        FOLLOWS,
        SUBSCRIBES,
        UNSUBSCRIBES,
        ASSIGNED,
        UNASSIGNED
    }

    private static final String USER = "user";

    /** The people whom the event names besides its actor. */
    static Set<String> people(Prepared item) {
        Set<String> people = new LinkedHashSet<>();
        Effect effect = item.action().effect();
        if (effect != Effect.NONE || !item.action().subscribes().isEmpty()) {
            people.addAll(mentioned(item));
            addIfKey(people, user(item));
        }
        return people;
    }

    /** All that the event implies for who follows its issue. */
    static List<Follow> of(Prepared item, UUID issueId) {
        List<Follow> follows = new ArrayList<>();
        String named = user(item);
        switch (item.action().effect()) {
            case ASSIGNS -> add(follows, Kind.ASSIGNED, item, issueId, named, "assigned");
            case UNASSIGNS -> add(follows, Kind.UNASSIGNED, item, issueId, named, "assigned");
            case SUBSCRIBES ->
                add(follows, Kind.SUBSCRIBES, item, issueId, named == null ? item.actor() : named, "manual");
            case UNSUBSCRIBES ->
                add(follows, Kind.UNSUBSCRIBES, item, issueId, named == null ? item.actor() : named, "manual");
            default -> {}
        }
        for (Action.Subscriber subscriber : item.action().subscribes()) {
            switch (subscriber) {
                case AUTHOR -> add(follows, Kind.FOLLOWS, item, issueId, item.actor(), "author");
                case COMMENTER -> add(follows, Kind.FOLLOWS, item, issueId, item.actor(), "comment");
                case ASSIGNEE -> add(follows, Kind.FOLLOWS, item, issueId, named, "assigned");
                case MENTIONED ->
                    mentioned(item).forEach(person -> add(follows, Kind.FOLLOWS, item, issueId, person, "mentioned"));
            }
        }
        return follows;
    }

    /** {@code extra.mentions}, and the user whom the record names. Words that cannot be keys are no people. */
    private static Set<String> mentioned(Prepared item) {
        Set<String> people = new LinkedHashSet<>();
        for (JsonNode mention : item.extra().path("mentions")) {
            addIfKey(people, mention.textValue());
        }
        if (item.action().subscribes().contains(Action.Subscriber.MENTIONED)) {
            addIfKey(people, user(item));
        }
        return people;
    }

    private static String user(Prepared item) {
        return USER.equals(item.recordType()) ? item.recordId() : null;
    }

    private static void addIfKey(Set<String> people, String key) {
        if (key != null && Keys.fault(key) == null) {
            people.add(key);
        }
    }

    private static void add(
            List<Follow> follows, Kind kind, Prepared item, UUID issueId, String person, String reason) {
        if (person != null && Keys.fault(person) == null) {
            follows.add(new Follow(kind, item.account(), issueId, person, reason));
        }
    }
}
