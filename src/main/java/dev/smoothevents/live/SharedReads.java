package dev.smoothevents.live;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;

/** Those who want the same stretch at the same time read it together. */
final class SharedReads {

    private static final int LIMIT = 100;

    private record Question(Reader<?, ?> reader, Stretch stretch) {}

    private final Map<Question, Uni<? extends Leg<?>>> reads = new HashMap<>();

    @SuppressWarnings("unchecked")
    synchronized <K, T> Uni<Leg<T>> read(Reader<K, T> reader, Stretch stretch) {
        if (reads.size() >= LIMIT) {
            reads.clear();
        }
        return (Uni<Leg<T>>) reads.computeIfAbsent(
                new Question(reader, stretch), question -> reader.read(stretch.above(), stretch.upTo())
                        .onFailure()
                        .invoke(() -> forget(question))
                        .memoize()
                        .indefinitely());
    }

    private synchronized void forget(Question question) {
        reads.remove(question);
    }

    /** There is news: nobody will ask for the same again. */
    synchronized void clear() {
        reads.clear();
    }
}
