package dev.smoothevents.process;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.local.LocalStack;
import dev.smoothevents.process.HistoryChecker.Message;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What arrived at the stand-ins for e-mail, Slack and Linear. */
final class Providers {

    private static final Pattern WORD = Pattern.compile("word-\\d+(?=\\.)");

    private final Caller caller = new Caller();
    private final URI standIns;

    Providers(LocalStack stack) {
        standIns = URI.create(stack.settings().get(LocalStack.URL));
    }

    /** What was accepted on a channel for a destination, oldest first. */
    List<JsonNode> sent(String channel, String destination) {
        return items("/sent?channel=" + channel).stream()
                .filter(item -> item.get("destination").asText().equals(destination))
                .toList();
    }

    /**
     * The comments that were told there, in the order they arrived; others are left out.
     *
     * @param comments by the word in their text
     */
    List<Message> told(String channel, String destination, Map<String, Message> comments) {
        List<Message> told = new ArrayList<>();
        for (JsonNode item : sent(channel, destination)) {
            Matcher word = WORD.matcher(item.get("request").toString());
            if (word.find() && comments.containsKey(word.group())) {
                told.add(comments.get(word.group()));
            }
        }
        return told;
    }

    /** How much a channel refused. */
    int refused(String channel) {
        return items("/refused?channel=" + channel).size();
    }

    private List<JsonNode> items(String path) {
        List<JsonNode> items = new ArrayList<>();
        caller.get(standIns.resolve(path)).get("items").forEach(items::add);
        Collections.reverse(items);
        return items;
    }
}
