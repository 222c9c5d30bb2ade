package dev.smoothevents.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What providers accepted, and apart from it what they refused; newest first, the oldest are forgotten. */
final class SentLog {

    private static final int KEPT = 10_000;

    private final Clock clock;
    private final Deque<Sent> accepted = new ArrayDeque<>();
    private final Deque<Sent> refused = new ArrayDeque<>();

    SentLog(Clock clock) {
        this.clock = clock;
    }

    void accepted(Channel channel, String destination, JsonNode request) {
        keep(accepted, new Sent(channel.toString(), clock.instant(), destination, request, null));
    }

    void refused(Channel channel, String destination, JsonNode request, String reason) {
        keep(refused, new Sent(channel.toString(), clock.instant(), destination, request, reason));
    }

    /** @param channel only this one; null for all */
    List<Sent> accepted(Channel channel) {
        return list(accepted, channel);
    }

    /** @param channel only this one; null for all */
    List<Sent> refused(Channel channel) {
        return list(refused, channel);
    }

    void clear() {
        synchronized (accepted) {
            accepted.clear();
        }
        synchronized (refused) {
            refused.clear();
        }
    }

    private static void keep(Deque<Sent> items, Sent item) {
        synchronized (items) {
            items.addFirst(item);
            if (items.size() > KEPT) {
                items.removeLast();
            }
        }
    }

    private static List<Sent> list(Deque<Sent> items, Channel channel) {
        synchronized (items) {
            return items.stream()
                    .filter(item -> channel == null || item.channel().equals(channel.toString()))
                    .toList();
        }
    }
}
