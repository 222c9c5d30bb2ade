package dev.smoothevents.lane;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The items at hand, chained by key: of each key only the first may be under way. Not thread-safe; the loop's own.
 *
 * <p>This is what keeps the order. A later item of a key starts only after the earlier one is done, whichever replica did it, so the
 * first occurrences of a key's items are in order even where a paused replica wakes up and repeats some.
 */
final class Chains<T> {

    private final LaneWork<T> work;
    private final Map<String, Deque<T>> chains = new HashMap<>();
    private final Set<Long> busy = new HashSet<>();
    private final Map<Short, Integer> underWay = new HashMap<>();
    private final Set<String> cut = new HashSet<>();

    Chains(LaneWork<T> work) {
        this.work = work;
    }

    /** What not to ask for, as it is here; to be called when items are asked for. */
    List<Long> ask() {
        cut.clear();
        return List.copyOf(busy);
    }

    /**
     * Takes an item in. True where it is the first of its key, so may start; it then counts as under way. Not taken is what would leave a
     * gap: an item that was asked for while earlier ones of its key were here, and these have been dropped since.
     */
    boolean add(T item) {
        if (cut.contains(work.key(item)) || !busy.add(work.position(item))) {
            return false;
        }
        Deque<T> chain = chains.computeIfAbsent(work.key(item), key -> new ArrayDeque<>());
        chain.add(item);
        return chain.size() == 1 && started(item);
    }

    /** The item is done; it stays busy, and under way, until {@link #forget}. Returns the next of its key, now under way, or null. */
    T next(T done) {
        String key = work.key(done);
        Deque<T> chain = chains.get(key);
        chain.remove();
        T next = chain.peek();
        if (next == null) {
            chains.remove(key);
        } else {
            started(next);
        }
        return next;
    }

    /** The item is not done: drops it and all that follow it, to be fetched again. */
    void drop(T failed) {
        ended(failed);
        cut.add(work.key(failed));
        chains.remove(work.key(failed)).forEach(item -> busy.remove(work.position(item)));
    }

    /** Drops what waits in these lanes; what is under way ends by itself. */
    void dropWaiting(Predicate<Short> lost) {
        for (Deque<T> chain : chains.values()) {
            T first = chain.peek();
            if (chain.size() > 1 && lost.test(work.lane(first))) {
                cut.add(work.key(first));
                chain.forEach(item -> busy.remove(work.position(item)));
                chain.clear();
                chain.add(first);
                busy.add(work.position(first));
            }
        }
    }

    /** The item is removed where it came from, so it cannot be fetched again. */
    void forget(T finished) {
        ended(finished);
        busy.remove(work.position(finished));
    }

    Collection<Long> busy() {
        return busy;
    }

    /** Whether something of the lane has been started and is neither dropped nor forgotten. */
    boolean isUnderWay(short lane) {
        return underWay.containsKey(lane);
    }

    boolean isEmpty() {
        return chains.isEmpty();
    }

    private boolean started(T item) {
        underWay.merge(work.lane(item), 1, Integer::sum);
        return true;
    }

    private void ended(T item) {
        underWay.computeIfPresent(work.lane(item), (lane, count) -> count == 1 ? null : count - 1);
    }
}
