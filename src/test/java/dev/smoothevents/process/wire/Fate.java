package dev.smoothevents.process.wire;

/** What becomes of a message at a {@link Moment}. */
public enum Fate {
    /** it is forwarded */
    PASS,
    /** it is lost, and its connection breaks off */
    CUT,
    /** it is lost, and so is all that follows in both directions, while to both sides the connection seems to stand */
    SWALLOW
}
