package dev.smoothevents.process;

import static org.awaitility.Awaitility.await;

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
import java.util.concurrent.TimeUnit;

/** The packaged service in a process of its own, on ports that it keeps over restarts. */
final class ServiceProcess implements AutoCloseable {

    private static final Duration START_WITHIN = Duration.ofSeconds(90);
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final String LOOPBACK = "127.0.0.1";

    private final String name;
    private final Map<String, String> settings;
    private final int port = freePort();
    private final int managementPort = freePort();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private Process process;

    ServiceProcess(String name, Map<String, String> settings) {
        this.name = name;
        this.settings = settings;
        try {
            Files.deleteIfExists(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // also where a test is broken off
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    ServiceProcess start() {
        launch();
        await().atMost(START_WITHIN).pollInterval(Duration.ofMillis(100)).until(this::isReady);
        return this;
    }

    /** Starts the process without waiting for it to be ready. */
    Process launch() {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"), "-Xmx512m", "-XX:TieredStopAtLevel=1"));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-Dquarkus.http.host=" + LOOPBACK);
        command.add("-Dquarkus.http.port=" + port);
        command.add("-Dquarkus.management.host=" + LOOPBACK);
        command.add("-Dquarkus.management.port=" + managementPort);
        command.addAll(List.of("-jar", JAR.toString()));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that it has said since its first start. */
    Path log() {
        return Path.of("target", "service-" + name + ".log");
    }

    URI uri(String path) {
        return URI.create("http://" + LOOPBACK + ":" + port + path);
    }

    URI managementUri(String path) {
        return URI.create("http://" + LOOPBACK + ":" + managementPort + path);
    }

    private boolean isReady() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the service ended with " + process.exitValue() + ", see " + log());
        }
        try {
            HttpRequest request = HttpRequest.newBuilder(managementUri("/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
        waitFor();
    }

    /** An orderly stop. */
    void stop() {
        process.destroy();
        waitFor();
    }

    /** It stands still, as in a long garbage collection or on a host that is moved; its connections stay. */
    void pause() {
        signal("STOP");
    }

    /** It goes on, knowing nothing of the pause. */
    void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        try {
            int result = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (result != 0) {
                throw new IllegalStateException("no signal " + name);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitFor() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            kill();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
