package dev.smoothevents.event;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;

/**
 * Rows that are known to exist, so that only first sights are inserted. People and projects are never deleted; an issue may be purged
 * behind our back, which shows when its row cannot be locked.
 */
final class KnownKeys<K> {

    private static final int AT_MOST = 100_000;

    private final Cache<K, Boolean> known =
            Caffeine.newBuilder().maximumSize(AT_MOST).build();

    List<K> unknown(Collection<K> keys) {
        return keys.stream().filter(key -> known.getIfPresent(key) == null).toList();
    }

    /** To be called after the commit. */
    void add(Collection<K> keys) {
        keys.forEach(key -> known.put(key, true));
    }

    void forget(Collection<K> keys) {
        known.invalidateAll(keys);
    }
}
