package dev.smoothevents.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.action.Action.Audience;
import dev.smoothevents.issue.Follower;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who comes into question as a recipient of an event, and why; and who has said that they do not want to be one. */
final class Recipients {

    static final String MENTIONED = "mentioned";
    static final String ASSIGNEE = "assignee";
    /** Reasons to follow an issue, strongest first. Whom the event itself names has a stronger one. */
    static final List<String> FOLLOWING = List.of(ASSIGNEE, "creator", "manual", "subscriber", "maintainer");

    private static final String USER = "user";

    private final Map<String, List<String>> reasons = new LinkedHashMap<>();
    private final Set<String> named;
    private final Set<String> muted = new HashSet<>();
    private final Set<String> unsubscribed = new HashSet<>();

    private Recipients(EventMessage event) {
        Map<String, String> names = named(event);
        names.forEach(this::add);
        named = names.keySet();
    }

    static Recipients of(Heard heard) {
        Recipients recipients = new Recipients(heard.event());
        boolean followersToo = heard.action().audience() == Audience.FOLLOWERS;
        Map<String, Set<String>> followers = new LinkedHashMap<>();
        FOLLOWING.forEach(reason -> followers.put(reason, new LinkedHashSet<>()));
        for (Follower follower : heard.followers()) {
            switch (follower.reason()) {
                case "muted" -> recipients.muted.add(follower.person());
                case "unsubscribed" -> recipients.unsubscribed.add(follower.person());
                default -> followers.get(follower.reason()).add(follower.person());
            }
        }
        if (followersToo) {
            followers.forEach((reason, people) -> people.forEach(person -> recipients.add(person, reason)));
            recipients.muted.forEach(recipients::consider);
            recipients.unsubscribed.forEach(recipients::consider);
        }
        return recipients;
    }

    /** Those whom the event itself names, and why: mentioned, or the user that it is about. */
    static Map<String, String> named(EventMessage event) {
        Map<String, String> named = new LinkedHashMap<>();
        for (JsonNode mention : event.extra().path("mentions")) {
            if (mention.isTextual()) {
                named.put(mention.textValue(), MENTIONED);
            }
        }
        EventRecord record = event.record();
        if (record != null && USER.equals(record.type())) {
            named.putIfAbsent(record.id(), event.action().startsWith("assignee_") ? ASSIGNEE : MENTIONED);
        }
        return named;
    }

    /** Everybody to decide about, each once. */
    Set<String> all() {
        return reasons.keySet();
    }

    /** All their reasons, strongest first; none for who is no recipient. */
    List<String> reasons(String person) {
        return reasons.getOrDefault(person, List.of());
    }

    boolean isMuted(String person) {
        return muted.contains(person);
    }

    /** Who unsubscribed still hears of what names them. */
    boolean isUnsubscribed(String person) {
        return unsubscribed.contains(person) && !named.contains(person);
    }

    private void add(String person, String reason) {
        List<String> all = reasons.computeIfAbsent(person, key -> new ArrayList<>(2));
        if (!all.contains(reason)) {
            all.add(reason);
        }
    }

    private void consider(String person) {
        reasons.putIfAbsent(person, List.of());
    }
}
