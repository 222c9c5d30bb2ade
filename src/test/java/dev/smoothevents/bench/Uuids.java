package dev.smoothevents.bench;

import java.util.UUID;

/** Reads a UUID out of bytes, without a String in between. */
final class Uuids {

    static final int LENGTH = 36;

    private Uuids() {}

    static UUID read(byte[] text, int from) {
        return new UUID(
                hex(text, from, 8) << 32 | hex(text, from + 9, 4) << 16 | hex(text, from + 14, 4),
                hex(text, from + 19, 4) << 48 | hex(text, from + 24, 12));
    }

    private static long hex(byte[] text, int from, int digits) {
        long value = 0;
        for (int i = from; i < from + digits; i++) {
            value = value << 4 | Character.digit(text[i], 16);
        }
        return value;
    }
}
