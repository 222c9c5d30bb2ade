package dev.smoothevents.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The channels of the stand-in and what was posted in them. As in Slack, to post, a channel may be called by its name or its id; to
 * change a message only by its id.
 */
final class SlackChannels {

    private static final String ID = "C[A-Z0-9]{8,}";

    private final AtomicLong messages = new AtomicLong();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    /** Thread of each message that is there, by channel and ts. */
    private final Map<String, String> posted = new ConcurrentHashMap<>();

    /**
     * The channel's id.
     *
     * @throws Refusal where there is no such channel: its name contains {@code missing} or {@code archived}
     */
    String toPost(JsonNode message) {
        String channel = message.path("channel").asText();
        if (channel.isBlank() || channel.contains("missing")) {
            throw new Refusal("channel_not_found", channel);
        }
        if (channel.contains("archived")) {
            throw new Refusal("is_archived", channel);
        }
        String id = channel.matches(ID) ? channel : id(channel);
        names.putIfAbsent(id, channel);
        return id;
    }

    /** The channel's id; its name will not do. */
    String toChange(JsonNode message) {
        String channel = message.path("channel").asText();
        if (!names.containsKey(channel)) {
            throw new Refusal("channel_not_found", channel + " is no id of a channel");
        }
        return channel;
    }

    /** How the channel was called first, so that people recognize it. */
    String name(String channel) {
        return names.getOrDefault(channel, channel);
    }

    String post(String id, JsonNode message) {
        String thread = message.path("thread_ts").asText("");
        if (!thread.isEmpty() && !"".equals(posted.get(key(id, thread)))) {
            throw new Refusal("thread_not_found", "thread_ts " + thread);
        }
        String ts = "%d.%06d".formatted(System.currentTimeMillis() / 1000, messages.incrementAndGet() % 1_000_000);
        posted.put(key(id, ts), thread);
        return ts;
    }

    String update(String id, JsonNode message) {
        String ts = message.path("ts").asText();
        if (!posted.containsKey(key(id, ts))) {
            throw new Refusal("message_not_found", "ts " + ts);
        }
        return ts;
    }

    String delete(String id, JsonNode message) {
        String ts = message.path("ts").asText();
        if (posted.remove(key(id, ts)) == null) {
            throw new Refusal("message_not_found", "ts " + ts);
        }
        return ts;
    }

    private static String id(String name) {
        return "C0%08X"
                .formatted(name.toLowerCase(Locale.ROOT).replaceFirst("^#", "").hashCode());
    }

    private static String key(String id, String ts) {
        return id + "@" + ts;
    }
}
