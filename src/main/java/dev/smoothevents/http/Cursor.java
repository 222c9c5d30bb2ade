package dev.smoothevents.http;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Where the next page starts: the keyset values of the last item, opaque to callers. URL-safe base64 of the kind of list and the
 * values, each with its length in front, and a checksum, so that what was cut off or belongs to another list is told apart from
 * the real thing. Not a secret, and no protection: whatever a cursor says is checked like any other input.
 */
public final class Cursor {

    private static final int MAX_LENGTH = 4_096;
    private static final int CHECKSUM_BYTES = 4;

    private Cursor() {}

    /** The cursor after the item with these values. */
    public static String of(String kind, String... values) {
        List<byte[]> parts = new ArrayList<>();
        parts.add(utf8(kind));
        for (String value : values) {
            parts.add(utf8(value));
        }
        int size = parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(size + CHECKSUM_BYTES);
        parts.forEach(part -> buffer.putInt(part.length).put(part));
        buffer.putInt(checksum(buffer.array(), size));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(buffer.array());
    }

    /**
     * The values in a cursor.
     *
     * @param kind the kind of list that it must come from
     * @param count how many values such a cursor has
     * @return the values, or null for the first page, where the cursor is null
     * @throws ProblemException 422 where it is not one of ours
     */
    public static List<String> parse(String kind, int count, String cursor) {
        if (cursor == null) {
            return null;
        }
        List<String> parts = parts(cursor);
        if (parts == null || parts.size() != count + 1 || !parts.get(0).equals(kind)) {
            throw foreign();
        }
        return List.copyOf(parts.subList(1, parts.size()));
    }

    /** For values that turn out to make no sense where they are used. */
    public static ProblemException foreign() {
        return ProblemException.invalid("cursor", "is not one of ours; take it from `next` unchanged");
    }

    private static List<String> parts(String cursor) {
        byte[] bytes = decode(cursor);
        int size = bytes.length - CHECKSUM_BYTES;
        if (size < 0 || ByteBuffer.wrap(bytes).getInt(size) != checksum(bytes, size)) {
            return null;
        }
        List<String> parts = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, size);
        while (buffer.remaining() >= Integer.BYTES) {
            int length = buffer.getInt();
            if (length < 0 || length > buffer.remaining()) {
                return null;
            }
            ByteBuffer part = buffer.slice().limit(length);
            buffer.position(buffer.position() + length);
            parts.add(text(part));
        }
        return buffer.hasRemaining() || parts.contains(null) ? null : parts;
    }

    private static byte[] decode(String cursor) {
        try {
            return cursor.length() > MAX_LENGTH
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static String text(ByteBuffer part) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(part);
            return text.toString().indexOf('\0') < 0 ? text.toString() : null;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static int checksum(byte[] bytes, int size) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, size);
        return (int) crc.getValue();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
