package dev.smoothevents.process.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Postgres' protocol, version 3, without encryption: a letter, a length, and what belongs to it; only the very first message has no letter.
 * Statements are known by their text, which comes with Query or Parse; Bind names one that was parsed, maybe long ago.
 */
final class PostgresConversation implements Conversation {

    private static final int LETTER = 1;
    private static final int HEADER = LETTER + Integer.BYTES;

    private final Map<String, String> parsed = new HashMap<>();
    private boolean started;
    private volatile boolean recording;

    @Override
    public byte[] request(DataInputStream from) throws IOException {
        if (started) {
            return message(from);
        }
        started = true;
        int length = from.readInt();
        byte[] hello = new byte[length];
        ByteBuffer.wrap(hello).putInt(length);
        from.readFully(hello, Integer.BYTES, length - Integer.BYTES);
        return hello;
    }

    @Override
    public byte[] answer(DataInputStream from) throws IOException {
        return message(from);
    }

    private static byte[] message(DataInputStream from) throws IOException {
        byte letter = from.readByte();
        int length = from.readInt();
        byte[] message = new byte[LETTER + length];
        ByteBuffer.wrap(message).put(letter).putInt(length);
        from.readFully(message, HEADER, length - Integer.BYTES);
        return message;
    }

    @Override
    public Moment momentOfRequest(byte[] request) {
        switch (request[0]) {
            case 'P' -> parsed.put(text(request, HEADER), text(request, afterText(request, HEADER)));
            case 'Q' -> {
                return moment(text(request, HEADER));
            }
            case 'B' -> {
                return moment(parsed.getOrDefault(text(request, afterText(request, HEADER)), ""));
            }
            default -> {
                // not about a statement
            }
        }
        return null;
    }

    private Moment moment(String statement) {
        if (statement.startsWith("BEGIN")) {
            recording = false;
        } else if (statement.contains("INSERT INTO outbox (")) {
            recording = true;
        } else if (statement.startsWith("COMMIT")) {
            return recording ? Moment.COMMIT_SENT : null;
        } else if (statement.startsWith("UPDATE lanes SET expires_at")) {
            return Moment.RENEWAL_SENT;
        } else if (statement.contains("outbox_published(")) {
            return Moment.DELETE_SENT;
        }
        return null;
    }

    @Override
    public Moment momentOfAnswer(byte[] answer) {
        boolean committed =
                recording && answer[0] == 'C' && text(answer, HEADER).equals("COMMIT");
        return committed ? Moment.COMMIT_ANSWERED : null;
    }

    private static String text(byte[] message, int from) {
        return new String(message, from, afterText(message, from) - 1 - from, ISO_8859_1);
    }

    /** Texts end with a zero. */
    private static int afterText(byte[] message, int from) {
        int end = from;
        while (message[end] != 0) {
            end++;
        }
        return end + 1;
    }
}
