package dev.smoothevents.local;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a stand-in misbehaves. */
enum Fault {
    OK("ok"),
    /** Too many requests: no work is done, and the answer says when to come back. */
    RATE_LIMITED("429"),
    /** The provider is broken: no work is done. */
    SERVER_ERROR("500"),
    /** The request is read, no work is done, and nothing is answered while the fault lasts. */
    HANG("hang"),
    /** The connection is closed at once; no work is done. */
    RESET("reset"),
    /** The work is done, then the connection is closed: the sender cannot know. */
    DROP_REPLY("drop-reply"),
    /** The provider will not have it, and says so. */
    REFUSE("refuse"),
    /** The provider is well, and insists on its pace: of Slack, a message a second in a channel. */
    PACED("paced");

    private final String mode;

    Fault(String mode) {
        this.mode = mode;
    }

    /** @throws IllegalArgumentException naming the known ones */
    static Fault named(String mode) {
        return Arrays.stream(values())
                .filter(fault -> fault.mode.equals(mode))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("mode must be one of " + modes()));
    }

    private static String modes() {
        return Arrays.stream(values()).map(Fault::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return mode;
    }
}
