package dev.smoothevents.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A real Postgres on a port and a folder of its own, which it keeps over restarts.
 *
 * <p>Commits survive a crash of its processes, but not of the machine, unless it is durable.
 */
public final class LocalPostgres implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);

    private final Path folder = Scratch.folder("postgres");
    private final int port = Scratch.port();
    private final boolean durable;
    private EmbeddedPostgres server;

    /** @param durable whether a commit waits for the disk; benchmarks must, tests need not */
    public LocalPostgres(boolean durable) {
        this.durable = durable;
    }

    /** Starts it, or starts it again with its data; does nothing when it runs. */
    public synchronized void start() {
        if (server != null) {
            return;
        }
        try {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("data"))
                    .setCleanDataDirectory(false)
                    // ours runs in the right order with the other servers' shutdown
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(START)
                    .setServerConfig("listen_addresses", Scratch.LOOPBACK)
                    .setServerConfig("unix_socket_directories", "")
                    .setServerConfig("fsync", durable ? "on" : "off")
                    // on even when not durable: a commit that was answered survives a kill of the server
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Postgres does not start", e);
        }
    }

    /** Stops it in order, as an administrator would; the data stays. */
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            server = null;
        }
    }

    /**
     * Ends it at once, without a checkpoint ({@code pg_ctl stop -m immediate}): sessions break off and the next start
     * recovers from the write-ahead log. Where there are no signals it stops in order.
     */
    public synchronized void kill() {
        if (server == null) {
            return;
        }
        try {
            Path pidFile = folder.resolve("data").resolve("postmaster.pid");
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            new ProcessBuilder("kill", "-QUIT", Long.toString(pid)).start().waitFor();
            ProcessHandle.of(pid).ifPresent(process -> process.onExit().join());
        } catch (IOException noSignals) {
            System.getLogger(LocalPostgres.class.getName())
                    .log(System.Logger.Level.WARNING, "cannot kill Postgres, stopping it in order", noSignals);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // releases the lock on the folder; it logs that there was nothing left to stop
        stop();
    }

    public int port() {
        return port;
    }

    public String url() {
        return "postgresql://" + Scratch.LOOPBACK + ":" + port + "/postgres";
    }

    /** Stops it and deletes its data. */
    @Override
    public synchronized void close() {
        stop();
        Scratch.delete(folder);
    }
}
