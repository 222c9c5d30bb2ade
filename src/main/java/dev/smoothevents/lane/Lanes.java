package dev.smoothevents.lane;

/** Work is spread over a fixed number of lanes by the hash of its key, so that one key is always in one lane. */
public final class Lanes {

    public static final int COUNT = 32;

    private Lanes() {}

    /** The key's lane. Stored with the row, so the function must never change. */
    public static short of(String key) {
        int hash = key.hashCode();
        return (short) Math.floorMod(hash ^ (hash >>> 16), COUNT);
    }
}
