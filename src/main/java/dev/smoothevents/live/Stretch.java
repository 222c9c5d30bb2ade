package dev.smoothevents.live;

/** A part of the way: everything above one position, up to another; nothing where they are the same. */
record Stretch(long above, long upTo) {

    /** From a position, or from now on: then there is nothing yet. */
    static Stretch from(long position, long settled) {
        return new Stretch(position == Tail.NOW ? settled : position, settled);
    }

    boolean isEmpty() {
        return above >= upTo;
    }
}
