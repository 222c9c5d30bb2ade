package dev.smoothevents.bench;

import java.nio.charset.StandardCharsets;

/** The little of an HTTP answer that the generator wants to know. */
final class Answer {

    private static final byte[] HEAD_END = ascii("\r\n\r\n");
    private static final byte[] LENGTH = ascii("content-length:");
    private static final byte[] LAST_CHUNK = ascii("\r\n0\r\n\r\n");
    private static final byte[] ID = ascii("{\"id\":\"");
    private static final byte[] RECORDED_AT = ascii("\"recordedAt\":\"");

    private final byte[] bytes;
    private int position;
    private int end;

    /** Of one connection, whose bytes are read into the array. */
    Answer(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Whether the first bytes are a whole answer; if so, its events can be read. */
    boolean isWhole(int size) {
        int head = indexOf(HEAD_END, 0, size);
        if (head < 0) {
            return false;
        }
        position = head + HEAD_END.length;
        int length = indexOf(LENGTH, 0, head);
        if (length >= 0) {
            end = position + number(length + LENGTH.length);
            return size >= end;
        }
        // no answer to a JSON request contains this, except at its end
        if (!startsWith(LAST_CHUNK, size - LAST_CHUNK.length)) {
            return false;
        }
        joinChunks();
        return true;
    }

    int status() {
        return number("HTTP/1.1 ".length());
    }

    /** Where the id of the next event begins, or -1. */
    int nextId() {
        int at = indexOf(ID, position, end);
        position = at < 0 ? end : at + ID.length;
        return at < 0 ? -1 : position;
    }

    /** When the event of the last id was recorded, in microseconds since midnight. */
    long recordedAt() {
        int at = indexOf(RECORDED_AT, position, end) + RECORDED_AT.length + "2000-01-01T".length();
        long seconds = number(at) * 3600L + number(at + 3) * 60L + number(at + 6);
        long micros = 0;
        int digit = at + 8;
        boolean fraction = bytes[digit] == '.';
        for (int n = 1; n <= 6; n++) {
            fraction = fraction && bytes[digit + n] != 'Z';
            micros = micros * 10 + (fraction ? bytes[digit + n] - '0' : 0);
        }
        return seconds * 1_000_000 + micros;
    }

    byte[] bytes() {
        return bytes;
    }

    String text() {
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private void joinChunks() {
        int from = position;
        int to = position;
        while (true) {
            int lineEnd = from;
            while (bytes[lineEnd] != '\r') {
                lineEnd++;
            }
            int size = Integer.parseInt(new String(bytes, from, lineEnd - from, StandardCharsets.US_ASCII), 16);
            if (size == 0) {
                end = to;
                return;
            }
            System.arraycopy(bytes, lineEnd + 2, bytes, to, size);
            to += size;
            from = lineEnd + 2 + size + 2;
        }
    }

    private int number(int from) {
        int at = from;
        while (bytes[at] == ' ') {
            at++;
        }
        int number = 0;
        for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }

    private int indexOf(byte[] wanted, int from, int to) {
        for (int at = from; at <= to - wanted.length; at++) {
            if (lower(bytes[at]) == lower(wanted[0]) && startsWith(wanted, at)) {
                return at;
            }
        }
        return -1;
    }

    private boolean startsWith(byte[] wanted, int at) {
        for (int i = 0; i < wanted.length; i++) {
            if (at < 0 || lower(bytes[at + i]) != lower(wanted[i])) {
                return false;
            }
        }
        return true;
    }

    private static int lower(byte letter) {
        return letter >= 'A' && letter <= 'Z' ? letter + 'a' - 'A' : letter;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
