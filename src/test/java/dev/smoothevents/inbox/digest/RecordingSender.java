package dev.smoothevents.inbox.digest;

import dev.smoothevents.inbox.Outcome;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.DoubleSupplier;

/** A provider that takes, refuses, loses the answer, and keeps what it took. */
final class RecordingSender implements DigestSender {

    /** What went out. */
    record Sent(UUID digest, String recipient, List<UUID> events) {}

    private final String inbox;
    private final DoubleSupplier random;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final Set<String> faults = ConcurrentHashMap.newKeySet();
    private final Set<UUID> gone;
    private volatile boolean reliable;

    /** @param gone events that nobody may be told of any more */
    RecordingSender(String inbox, DoubleSupplier random, Set<UUID> gone) {
        this.inbox = inbox;
        this.random = random;
        this.gone = gone;
    }

    @Override
    public String inbox() {
        return inbox;
    }

    @Override
    public boolean isEnabled() {
        return true;
    }

    void becomeReliable() {
        reliable = true;
    }

    List<Sent> sent() {
        return sent;
    }

    /** What should never have been asked of it. */
    Set<String> faults() {
        return faults;
    }

    @Override
    public Uni<Outcome> send(Digest digest) {
        List<UUID> events =
                digest.items().stream().map(item -> item.story().event().id()).toList();
        if (events.isEmpty()) {
            faults.add("empty: " + digest.id());
        }
        events.stream().filter(gone::contains).forEach(event -> faults.add("withdrawn, and told: " + event));
        double fate = reliable ? 1 : random.getAsDouble();
        if (fate < 0.1) {
            return Uni.createFrom().item(Outcome.transientFailure("come back later"));
        }
        if (fate < 0.13) {
            return Uni.createFrom().item(Outcome.permanentFailure("no such user"));
        }
        sent.add(new Sent(digest.id(), digest.recipient(), events));
        return fate < 0.2
                ? Uni.createFrom().failure(new IllegalStateException("taken, and the answer lost"))
                : Uni.createFrom().item(Outcome.delivered("taken"));
    }
}
