package dev.smoothevents.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.action.Action.Audience;
import dev.smoothevents.issue.Follower;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who is told as a person: those whom the event names, the issue's creator, assignees and subscribers, and the project's maintainers; each
 * once, for the strongest reason. Never the actor, nor bots, nor whoever muted the issue; who unsubscribed is told only when named.
 */
public final class People {

    private static final String USER = "user";
    private static final List<String> FOLLOWING = List.of("assignee", "creator", "subscriber", "maintainer");

    private People() {}

    public static List<Planned> toTell(Heard heard) {
        Map<String, String> reasons = reasons(heard);
        Set<String> muted = who(heard, "muted");
        List<Planned> planned = new ArrayList<>();
        reasons.forEach((person, reason) -> {
            String against = against(person, heard, muted);
            planned.add(against == null ? Planned.tell(person, reason) : Planned.skip(person, against));
        });
        return planned;
    }

    private static Map<String, String> reasons(Heard heard) {
        Map<String, String> reasons = new LinkedHashMap<>();
        named(heard.event()).forEach((person, reason) -> reasons.putIfAbsent(person, reason));
        if (heard.action().audience() == Audience.NAMED) {
            return reasons;
        }
        Set<String> unsubscribed = who(heard, "unsubscribed");
        for (String reason : FOLLOWING) {
            for (String person : who(heard, reason)) {
                if (!unsubscribed.contains(person)) {
                    reasons.putIfAbsent(person, reason);
                }
            }
        }
        return reasons;
    }

    /** Those whom the event itself names: mentioned, or the user that it is about. */
    static Map<String, String> named(EventMessage event) {
        Map<String, String> named = new LinkedHashMap<>();
        for (JsonNode mention : event.extra().path("mentions")) {
            if (mention.isTextual()) {
                named.put(mention.textValue(), "mentioned");
            }
        }
        EventRecord record = event.record();
        if (record != null && USER.equals(record.type())) {
            named.putIfAbsent(record.id(), event.action().startsWith("assignee_") ? "assignee" : "mentioned");
        }
        return named;
    }

    /** Everybody about whom something must be known before {@link #toTell} can decide. */
    static Set<String> involved(EventMessage event, List<Follower> followers) {
        Set<String> involved = new HashSet<>(named(event).keySet());
        involved.add(event.actor());
        followers.forEach(follower -> involved.add(follower.person()));
        return involved;
    }

    private static Set<String> who(Heard heard, String reason) {
        Set<String> who = new LinkedHashSet<>();
        for (Follower follower : heard.followers()) {
            if (follower.reason().equals(reason)) {
                who.add(follower.person());
            }
        }
        return who;
    }

    private static String against(String person, Heard heard, Set<String> muted) {
        PersonCard card = heard.people().get(person);
        if (person.equals(heard.event().actor())) {
            return "actor";
        }
        if (card == null) {
            return "unknown person";
        }
        if (!USER.equals(card.type())) {
            return "not a person";
        }
        return muted.contains(person) ? "muted" : null;
    }
}
