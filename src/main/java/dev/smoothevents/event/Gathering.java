package dev.smoothevents.event;

/**
 * How many items the next batch is worth waiting for. Callers that have just been answered come back within a moment, all at once; a batch
 * that left without them would be small, and so would every second one from then on. A commit costs the same for one event and for a hundred.
 */
final class Gathering {

    /** So long at most; it is what the commit itself takes on a good disk. */
    static final int MILLISECONDS = 2;

    private static final int WORTH_WAITING = 8;

    private Gathering() {}

    /** The next batch goes on its way once so many wait, after one of this size. 1 is at once: few callers are not kept waiting for others. */
    static int wanted(int lastBatch) {
        return lastBatch < WORTH_WAITING ? 1 : lastBatch / 2 + 1;
    }
}
