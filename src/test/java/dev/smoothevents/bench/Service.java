package dev.smoothevents.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The packaged service in a process of its own, started as the README says: in its folder, with the archive of its classes. */
final class Service implements AutoCloseable {

    private static final Path FOLDER = Path.of("target", "quarkus-app");
    private static final String ARCHIVE = "app-cds.jsa";
    private static final long PATIENCE = Duration.ofSeconds(90).toNanos();
    private static final long BETWEEN_TRIES = Duration.ofMillis(20).toNanos();
    private static final String FIRST = """
            {"issue": "bench/start#1", "project": "bench/start", "action": "comment_added", "actor": "person-00",
             "record": {"type": "comment", "id": "1", "body": "First"}}""";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = freePort();
    private final Child child;
    private final long startedAt = System.nanoTime();
    private double secondsToFirstEvent;

    /** Starts it. */
    Service(String name, Map<String, String> settings, String javaOptions) {
        List<String> command = new ArrayList<>(List.of(Child.javaCommand(), "-Xmx512m"));
        if (Files.exists(FOLDER.resolve(ARCHIVE))) {
            command.add("-XX:SharedArchiveFile=" + ARCHIVE);
        }
        if (!javaOptions.isBlank()) {
            command.addAll(List.of(javaOptions.split(" ")));
        }
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.management.host=127.0.0.1");
        command.add("-Dquarkus.management.port=" + freePort());
        command.addAll(List.of("-jar", "quarkus-run.jar"));
        child = Child.start("service-" + name, FOLDER, command);
    }

    /** Has a service write down which classes it loads, once it stops, so that the next ones find them parsed and linked. */
    static String archiveOption() throws IOException {
        Files.deleteIfExists(FOLDER.resolve(ARCHIVE));
        return "-XX:ArchiveClassesAtExit=" + ARCHIVE;
    }

    /** Waits until it has accepted an event. */
    Service awaitFirstEvent() {
        while (!accepts()) {
            if (!child.isAlive() || System.nanoTime() - startedAt > PATIENCE) {
                throw new IllegalStateException("The service does not start, see its log in target/bench");
            }
            LockSupport.parkNanos(BETWEEN_TRIES);
        }
        secondsToFirstEvent = (System.nanoTime() - startedAt) / 1e9;
        return this;
    }

    private boolean accepts() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/events"))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(FIRST))
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 201;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    int port() {
        return port;
    }

    Proc proc() {
        return new Proc(child.pid());
    }

    double secondsToFirstEvent() {
        return secondsToFirstEvent;
    }

    @Override
    public void close() {
        child.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
