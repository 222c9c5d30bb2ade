package dev.smoothevents.inbox.digest;

import dev.smoothevents.inbox.Story;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * What is told to one person at once.
 *
 * @param id stays the same when it is told again after a crash
 * @param closedAt from when on nothing was added
 * @param zone the person's
 * @param items in the order of happening; never none
 */
public record Digest(
        UUID id, String account, String recipient, Instant closedAt, ZoneId zone, int attempt, List<Item> items) {

    /** @param reason why they are told of it: creator, subscriber, ... */
    public record Item(String reason, Story story) {}
}
