package dev.smoothevents.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What the consumer got, in order. */
final class Received {

    final List<UUID> ids = new ArrayList<>();
    final List<UUID> issues = new ArrayList<>();
    final Longs sequences = new Longs();
    final Longs at = new Longs();

    void message(UUID id, UUID issue, long sequence, long receivedAt) {
        ids.add(id);
        issues.add(issue);
        sequences.add(sequence);
        at.add(receivedAt);
    }
}
