package dev.smoothevents.process.wire;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.function.Function;

/** One connection through the proxy, with a thread for each direction. */
final class Link {

    @FunctionalInterface
    private interface Reader {
        byte[] next(DataInputStream from) throws IOException;
    }

    private final WireProxy proxy;
    private final Socket service;
    private final Socket server = new Socket();
    private final Conversation conversation;
    private volatile boolean swallowed;

    Link(WireProxy proxy, Socket service, Conversation conversation) {
        this.proxy = proxy;
        this.service = service;
        this.conversation = conversation;
    }

    void open(int serverPort) {
        try {
            server.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), serverPort));
            service.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        } catch (IOException away) {
            close();
            return;
        }
        daemon(() -> pump(service, conversation::request, conversation::momentOfRequest, server), "wire-requests");
        daemon(() -> pump(server, conversation::answer, conversation::momentOfAnswer, service), "wire-answers");
    }

    private void pump(Socket from, Reader reader, Function<byte[], Moment> moments, Socket to) {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(from.getInputStream()));
            OutputStream out = new BufferedOutputStream(to.getOutputStream());
            Fate fate = Fate.PASS;
            while (fate != Fate.CUT) {
                byte[] message = reader.next(in);
                Moment moment = moments.apply(message);
                if (moment != null) {
                    out.flush();
                }
                fate = swallowed || proxy.isFrozen() ? Fate.SWALLOW : proxy.fateAt(moment);
                swallowed = swallowed || fate == Fate.SWALLOW;
                if (fate == Fate.PASS) {
                    out.write(message);
                }
                if (in.available() == 0) {
                    out.flush();
                }
            }
        } catch (IOException ended) {
            // by either side
        } finally {
            ended(from);
        }
    }

    /** Where nothing comes through, neither side hears that the other one is gone. */
    private void ended(Socket side) {
        if (swallowed) {
            closeQuietly(side);
        } else {
            close();
        }
    }

    /** What is left of a connection that one side has given up. */
    void tidy() {
        if (service.isClosed() || server.isClosed()) {
            close();
        }
    }

    void close() {
        closeQuietly(service);
        closeQuietly(server);
        proxy.ended(this);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
