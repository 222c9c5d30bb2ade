package dev.smoothevents.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A keep-alive connection with one request under way at most. */
final class Connection {

    private static final int ROOM_FOR_ONE = 16 * 1024;
    private static final int ROOM_FOR_A_BATCH = 1024 * 1024;

    private final SocketChannel channel;
    private final byte[] request;
    private final ByteBuffer out;
    private final ByteBuffer in;
    private final Answer answer;
    private long sentAt;

    Connection(int port, Template template, Selector selector) throws IOException {
        channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
        request = template.copy();
        out = ByteBuffer.wrap(request);
        byte[] room = new byte[template.events() == 1 ? ROOM_FOR_ONE : ROOM_FOR_A_BATCH];
        in = ByteBuffer.wrap(room);
        answer = new Answer(room);
    }

    /** The bytes of the next request. */
    byte[] request() {
        return request;
    }

    void send(long at) throws IOException {
        sentAt = at;
        in.clear();
        out.clear();
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** The whole answer, or null while some of it is missing. */
    Answer receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new EOFException("The service closed a connection");
        }
        return answer.isWhole(in.position()) ? answer : null;
    }

    long sentAt() {
        return sentAt;
    }

    void close() throws IOException {
        channel.close();
    }
}
