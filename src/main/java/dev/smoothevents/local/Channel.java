package dev.smoothevents.local;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A provider that the service sends to. */
enum Channel {
    EMAIL,
    SLACK,
    LINEAR;

    /** @throws IllegalArgumentException naming the known ones */
    static Channel named(String name) {
        return Arrays.stream(values())
                .filter(channel -> channel.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("channel must be one of " + names()));
    }

    private static String names() {
        return Arrays.stream(values()).map(Channel::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
