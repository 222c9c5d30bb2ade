package dev.smoothevents.live;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** One listener's way along a tail. */
final class Follower<K, T> {

    private final Tail<K> tail;
    private final Reader<K, T> reader;
    private long at;

    Follower(Tail<K> tail, Reader<K, T> reader, long position) {
        this.tail = tail;
        this.reader = reader;
        this.at = position;
    }

    /** What comes next. To be asked again only when it has come: the listener's pace is the pace of reading. */
    Uni<List<Live<T>>> next() {
        return tail.beyond(at, reader).chain(this::read);
    }

    private Uni<List<Live<T>>> read(Stretch stretch) {
        at = stretch.above();
        return stretch.isEmpty()
                ? Uni.createFrom().item(mark())
                : tail.read(reader, stretch).map(this::arrive);
    }

    private List<Live<T>> arrive(Leg<T> leg) {
        at = leg.upTo();
        return leg.items().isEmpty() ? mark() : leg.items();
    }

    private List<Live<T>> mark() {
        return List.of(new Live<>(at, null));
    }
}
