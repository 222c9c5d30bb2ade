package dev.smoothevents.event;

import dev.smoothevents.http.Problem;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Events whose issue, or whose idempotency key, somebody else holds in the database: they wait here, those of an issue in the order in
 * which they came, while the events of other issues go on. However many wait, one connection is busy with them at the most.
 */
final class HeldIssues {

    /** After that the caller is told to come back. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Problem HELD = Problem.unavailable(
            "Somebody holds the issue in the database for long; nothing was written, try again in a moment");
    private static final Problem IN_PROGRESS = Problem.of(
            409,
            "in-progress",
            "The same request is in progress",
            "Another request holds this issue or Idempotency-Key; try again in a moment");
    private static final Problem FULL =
            Problem.unavailable("Too many events wait for this issue; nothing was written, try again in a moment");

    private record Waiting(Prepared item, long until, CompletableFuture<Recorded> answer) {}

    private final Function<Set<IssueRef>, Uni<Set<IssueRef>>> held;
    private final BiFunction<List<Prepared>, Duration, Uni<List<Optional<Recorded>>>> writer;
    private final int batchSize;
    private final int capacity;
    private final LongSupplier nanoTime;
    private final Map<IssueRef, Deque<Waiting>> chains = new LinkedHashMap<>();
    private Set<IssueRef> lastSeenHeld = Set.of();
    private int count;
    private boolean working;

    /**
     * @param held tells which of the issues somebody holds at this moment; those that do not exist are free
     * @param writer writes events of one issue, waiting so long for what others hold; from the first on that it waits for in vain, the
     *     answers are empty
     * @param capacity events that wait, at most; beyond it callers are asked to come back at once
     */
    HeldIssues(
            Function<Set<IssueRef>, Uni<Set<IssueRef>>> held,
            BiFunction<List<Prepared>, Duration, Uni<List<Optional<Recorded>>>> writer,
            int batchSize,
            int capacity,
            LongSupplier nanoTime) {
        this.held = held;
        this.writer = writer;
        this.batchSize = batchSize;
        this.capacity = capacity;
        this.nanoTime = nanoTime;
    }

    /** Of which issues events wait here, so that later ones must, too. */
    synchronized Set<IssueRef> amongst(Collection<Prepared> items) {
        if (chains.isEmpty()) {
            return Set.of();
        }
        Set<IssueRef> waiting = new HashSet<>();
        items.forEach(item -> waiting.add(item.ref()));
        waiting.retainAll(chains.keySet());
        return waiting;
    }

    /** Takes the event in at once, not only when somebody asks for the answer. */
    Uni<Recorded> add(Prepared item) {
        Waiting one = new Waiting(item, nanoTime.getAsLong() + PATIENCE.toNanos(), new CompletableFuture<>());
        if (!enqueue(one)) {
            return Uni.createFrom().item(Recorded.refused(FULL));
        }
        if (begin()) {
            round();
        }
        return Uni.createFrom().completionStage(one.answer());
    }

    private synchronized boolean enqueue(Waiting one) {
        if (count >= capacity) {
            return false;
        }
        count++;
        return chains.computeIfAbsent(one.item().ref(), issue -> new ArrayDeque<>())
                .add(one);
    }

    private synchronized boolean begin() {
        boolean idle = !working;
        working = true;
        return idle;
    }

    // ---- the rounds, one after the other as long as something waits ------------------------------------------------

    private void round() {
        refuseLate();
        Set<IssueRef> issues = issues();
        if (!issues.isEmpty()) {
            held.apply(issues)
                    .chain(known -> tryAll(issues, known))
                    .onFailure()
                    .invoke(this::failAll)
                    .subscribe()
                    .with(nothing -> round(), failure -> round());
        }
    }

    private synchronized Set<IssueRef> issues() {
        working = !chains.isEmpty();
        return new LinkedHashSet<>(chains.keySet());
    }

    /** Those that are free now. Where none is, one is waited for in earnest, so that others do not always come before it. */
    private Uni<Void> tryAll(Set<IssueRef> issues, Set<IssueRef> known) {
        synchronized (this) {
            lastSeenHeld = known;
        }
        List<IssueRef> free =
                issues.stream().filter(issue -> !known.contains(issue)).toList();
        if (free.isEmpty()) {
            return attempt(issues.iterator().next(), CarefulWriter.LOCK_WAIT);
        }
        Uni<Void> all = Uni.createFrom().voidItem();
        for (IssueRef issue : free) {
            all = all.chain(() -> attempt(issue, CarefulWriter.SHORT_LOCK_WAIT));
        }
        return all;
    }

    private Uni<Void> attempt(IssueRef issue, Duration lockWait) {
        List<Waiting> batch = first(issue);
        return writer.apply(batch.stream().map(Waiting::item).toList(), lockWait)
                .onItemOrFailure()
                .invoke((answers, failure) -> settle(issue, batch, answers, failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private synchronized List<Waiting> first(IssueRef issue) {
        return chains.get(issue).stream().limit(batchSize).toList();
    }

    private void settle(IssueRef issue, List<Waiting> batch, List<Optional<Recorded>> answers, Throwable failure) {
        if (failure != null) {
            remove(issue, batch.size());
            batch.forEach(one -> one.answer().completeExceptionally(failure));
            return;
        }
        List<Recorded> written = answers.stream().flatMap(Optional::stream).toList();
        remove(issue, written.size());
        for (int n = 0; n < written.size(); n++) {
            batch.get(n).answer().complete(written.get(n));
        }
    }

    /** Takes off the first ones; where there are more, others have their turn before them. */
    private synchronized void remove(IssueRef issue, int done) {
        Deque<Waiting> chain = chains.remove(issue);
        for (int n = 0; n < done; n++) {
            chain.remove();
        }
        count -= done;
        if (!chain.isEmpty()) {
            chains.put(issue, chain);
        }
    }

    private void refuseLate() {
        List<Waiting> late = new ArrayList<>();
        Set<IssueRef> known;
        synchronized (this) {
            long now = nanoTime.getAsLong();
            known = lastSeenHeld;
            for (Deque<Waiting> chain : chains.values()) {
                while (!chain.isEmpty() && now - chain.peek().until() >= 0) {
                    late.add(chain.remove());
                }
            }
            chains.values().removeIf(Deque::isEmpty);
            count -= late.size();
        }
        late.forEach(one ->
                one.answer().complete(Recorded.refused(known.contains(one.item().ref()) ? HELD : IN_PROGRESS)));
    }

    /** The database cannot even be asked. */
    private void failAll(Throwable failure) {
        List<Waiting> all = new ArrayList<>();
        synchronized (this) {
            chains.values().forEach(all::addAll);
            chains.clear();
            count = 0;
        }
        all.forEach(one -> one.answer().completeExceptionally(failure));
    }
}
