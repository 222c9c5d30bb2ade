package dev.smoothevents.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The one HTTP server of all stand-ins, on loopback, and the doors to look at them and to break them. */
final class StandInServer implements AutoCloseable {

    private interface Handler {
        void handle(Call call) throws IOException;
    }

    static {
        // read once, by the first server of the process: else head and body of an answer are 40 ms apart (Nagle's
        // algorithm)
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    // a thread for each request, because a hanging one holds its thread
    private final ExecutorService threads = Executors.newCachedThreadPool(StandInServer::daemon);

    StandInServer(SlackStandIn slack, LinearStandIn linear, ControlDesk control) {
        try {
            server = HttpServer.create(new InetSocketAddress(Scratch.LOOPBACK, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        route("/", control::handle);
        route(SlackStandIn.PATH, slack::handle);
        route(LinearStandIn.PATH, linear::handle);
    }

    void start() {
        server.start();
    }

    String url() {
        return "http://" + Scratch.LOOPBACK + ":" + server.getAddress().getPort();
    }

    private void route(String path, Handler handler) {
        server.createContext(path, exchange -> answer(exchange, handler));
    }

    private static void answer(HttpExchange exchange, Handler handler) {
        Call call = new Call(exchange);
        try {
            handler.handle(call);
        } catch (IOException callerIsGone) {
            call.drop();
        } catch (RuntimeException mistake) {
            System.getLogger(StandInServer.class.getName())
                    .log(System.Logger.Level.ERROR, "the stand-in failed at " + call.path(), mistake);
            call.drop();
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "stand-in");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
