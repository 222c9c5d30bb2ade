package dev.smoothevents.live;

import io.smallrye.mutiny.Uni;

/** What one kind of listener wants to hear. Those that are equal share what is read. */
public interface Reader<K, T> {

    /** Whether the row with this key is wanted. */
    boolean wants(K key);

    /** Reads what is wanted above one position and up to another, in order: all of it, or its beginning. Everything there is settled. */
    Uni<Leg<T>> read(long above, long upTo);
}
