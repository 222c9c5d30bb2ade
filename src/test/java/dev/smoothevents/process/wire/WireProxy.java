package dev.smoothevents.process.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Stands between the service and a server, forwards message by message, and springs traps at {@link Moment}s. */
public final class WireProxy implements AutoCloseable {

    private final ServerSocket door;
    private final IntSupplier server;
    private final Supplier<Conversation> conversations;
    private final Map<Moment, Trap> traps = new ConcurrentHashMap<>();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private volatile boolean frozen;

    private WireProxy(Supplier<Conversation> conversations, IntSupplier server) {
        this.conversations = conversations;
        this.server = server;
        try {
            door = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Link.daemon(this::accept, "wire-proxy");
    }

    /** @param server the port on which Postgres is, asked for each connection */
    public static WireProxy ofPostgres(IntSupplier server) {
        return new WireProxy(PostgresConversation::new, server);
    }

    /** @param server the port on which Kafka is, asked for each connection */
    public static WireProxy ofKafka(IntSupplier server) {
        return new WireProxy(KafkaConversation::new, server);
    }

    /** Where the service is to connect to. */
    public int port() {
        return door.getLocalPort();
    }

    /** From now on the trap is sprung each time. */
    public void set(Moment moment, Trap trap) {
        traps.put(moment, trap);
    }

    /** From now on nothing comes through, on connections that stand and on new ones, which seem to stand, too. */
    public void freeze() {
        frozen = true;
    }

    /** From now on everything passes; a connection that was swallowed stays so until one side gives it up. */
    public void clear() {
        traps.clear();
        frozen = false;
        links.forEach(Link::tidy);
    }

    boolean isFrozen() {
        return frozen;
    }

    Fate fateAt(Moment moment) {
        Trap trap = moment == null ? null : traps.get(moment);
        return trap == null ? Fate.PASS : trap.spring();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket service = door.accept();
                Link link = new Link(this, service, conversations.get());
                links.add(link);
                link.open(server.getAsInt());
            } catch (IOException closed) {
                // the loop looks whether it was the door
            }
        }
    }

    void ended(Link link) {
        links.remove(link);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        links.forEach(Link::close);
    }
}
