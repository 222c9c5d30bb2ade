package dev.smoothevents.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that is stopped with the benchmark. */
final class Child implements AutoCloseable {

    /** How a child begins the line that says where it is. */
    static final String READY = "ready: ";

    static final Path FOLDER = Path.of("target", "bench").toAbsolutePath();

    private static final List<String> INHERITED =
            List.of("java.io.tmpdir", "java.util.logging.manager", "logging.configuration");

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /** Starts it; what it says is in {@code target/bench/<name>.log}. */
    static Child start(String name, Path directory, List<String> command) {
        return new Child(start(new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve(name + ".log").toFile())));
    }

    /** Starts a Java class of the benchmark, whose errors are in {@code target/bench/<name>.log}. */
    static Child java(String name, Class<?> main) {
        List<String> command = new ArrayList<>(List.of(javaCommand(), "-Xmx512m"));
        INHERITED.forEach(property -> command.add("-D" + property + "=" + System.getProperty(property)));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        return new Child(start(new ProcessBuilder(command)
                .redirectError(FOLDER.resolve(name + ".log").toFile())));
    }

    private static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String javaCommand() {
        return ProcessHandle.current().info().command().orElse("java");
    }

    /** Waits until the process says where it is. */
    String address() {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        return lines.lines()
                .filter(line -> line.startsWith(READY))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("it ended before it was ready"))
                .substring(READY.length());
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** An orderly stop, or a kill after a minute: to write an archive of classes takes half of that. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
