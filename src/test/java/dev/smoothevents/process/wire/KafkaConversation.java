package dev.smoothevents.process.wire;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Kafka's framing: a length, then in a request what is asked and a number, and in the answer the same number. */
final class KafkaConversation implements Conversation {

    private static final short PRODUCE = 0;

    private final Set<Integer> produces = ConcurrentHashMap.newKeySet();

    @Override
    public byte[] request(DataInputStream from) throws IOException {
        return frame(from);
    }

    @Override
    public byte[] answer(DataInputStream from) throws IOException {
        return frame(from);
    }

    private static byte[] frame(DataInputStream from) throws IOException {
        int length = from.readInt();
        byte[] frame = new byte[Integer.BYTES + length];
        ByteBuffer.wrap(frame).putInt(length);
        from.readFully(frame, Integer.BYTES, length);
        return frame;
    }

    @Override
    public Moment momentOfRequest(byte[] request) {
        ByteBuffer fields = ByteBuffer.wrap(request, Integer.BYTES, request.length - Integer.BYTES);
        short asked = fields.getShort();
        fields.getShort(); // its version
        if (asked != PRODUCE) {
            return null;
        }
        produces.add(fields.getInt());
        return Moment.PRODUCE_SENT;
    }

    @Override
    public Moment momentOfAnswer(byte[] answer) {
        int number = ByteBuffer.wrap(answer).getInt(Integer.BYTES);
        return produces.remove(number) ? Moment.PRODUCE_ANSWERED : null;
    }
}
