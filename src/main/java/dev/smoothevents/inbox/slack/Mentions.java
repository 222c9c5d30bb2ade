package dev.smoothevents.inbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The people whom an event names and whose id in Slack is known: they alone are mentioned there, wherever their key stands after an @. */
final class Mentions {

    static final Mentions NONE = new Mentions(Map.of());

    /** @see <a href="https://docs.slack.dev/messaging/formatting-message-text#mentioning-users">Mentioning users</a> */
    private static final Pattern USER_ID = Pattern.compile("[UW][A-Z0-9]{1,30}");

    private static final String USER = "user";
    /** What makes a longer key, or a longer character, of what stands beside it. */
    private static final String PART_OF_A_KEY = "[\\p{L}\\p{N}\\p{M}\\p{Cf}_-]";

    private final Map<String, String> userIds;
    private final Pattern keys;

    private Mentions(Map<String, String> userIds) {
        this.userIds = userIds;
        this.keys = userIds.isEmpty() ? null : anyOf(userIds.keySet());
    }

    /** Of the people whom the event names, as the directory knows them. */
    static Mentions of(Collection<PersonCard> people) {
        Map<String, String> userIds = new LinkedHashMap<>();
        for (PersonCard person : people) {
            if (person.slackUserId() != null
                    && USER_ID.matcher(person.slackUserId()).matches()) {
                userIds.put(person.key(), person.slackUserId());
            }
        }
        return new Mentions(userIds);
    }

    /** The keys of those whom the event names: mentioned, or the user that it is about. */
    static Set<String> named(EventMessage event) {
        Set<String> named = new LinkedHashSet<>();
        for (JsonNode mention : event.extra().path("mentions")) {
            if (mention.isTextual()) {
                named.add(mention.textValue());
            }
        }
        EventRecord record = event.record();
        if (record != null && USER.equals(record.type())) {
            named.add(record.id());
        }
        named.remove(event.actor());
        return named;
    }

    /** Where their keys stand in the text, or null where nobody can. */
    Matcher in(String text) {
        return keys == null ? null : keys.matcher(text);
    }

    /** The mention for a key that {@link #in} found. */
    String of(Matcher found) {
        return mention(userIds.get(found.group("key")));
    }

    /** Those of them who do not stand in the message yet. */
    List<String> missingIn(String message) {
        List<String> missing = new ArrayList<>();
        for (String userId : userIds.values()) {
            String mention = mention(userId);
            if (!message.contains(mention)) {
                missing.add(mention);
            }
        }
        return missing;
    }

    private static String mention(String userId) {
        return "<@" + userId + ">";
    }

    private static Pattern anyOf(Collection<String> keys) {
        String any = keys.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?<!" + PART_OF_A_KEY + ")@(?<key>" + any + ")(?!" + PART_OF_A_KEY + ")");
    }
}
