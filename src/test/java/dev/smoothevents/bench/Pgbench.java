package dev.smoothevents.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The limit: the same rows by Postgres' own load generator, one transaction and one round trip for each event, and nobody else. */
final class Pgbench {

    private static final String ISSUES = """
            INSERT INTO people (account, key) SELECT 'default', 'person-' || to_char(n, 'FM00') FROM generate_series(0, 99) n
            ON CONFLICT DO NOTHING;
            INSERT INTO projects (account, key) VALUES ('default', 'bench/limit') ON CONFLICT DO NOTHING;
            INSERT INTO issues (account, id, key, project)
            SELECT 'default', uuidv7(), 'bench/limit#' || to_char(n, 'FM00000'), 'bench/limit' FROM generate_series(0, 9999) n
            ON CONFLICT DO NOTHING""";

    /** Of a pgbench that is not installed but unpacked. */
    private static final String LIBRARIES = System.getProperty("bench.libraries", "");

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+) \\(without initial");
    private static final Pattern LATENCY = Pattern.compile("\\S+ \\S+ (\\d+) .*");

    private final Lab lab;
    private final Options options;

    Pgbench(Lab lab, Options options) {
        this.lab = lab;
        this.options = options;
    }

    List<Row> run() {
        List<Row> rows = new ArrayList<>();
        for (int clients : new int[] {16, 64}) {
            if (!options.pgbench().isEmpty() && options.has("pgbench" + clients)) {
                if (lab.consumer() == null) {
                    lab.service("schema", true, false).close();
                }
                rows.add(run(clients));
            }
        }
        return rows;
    }

    private Row run(int clients) {
        lab.database.run(ISSUES);
        call(clients, options.warmUp());
        lab.database.clear();
        double before = lab.postgresProc().cpuSeconds(true);
        double ownBefore = childrenCpuSeconds();
        String said = call(clients, options.time());
        double after = lab.postgresProc().cpuSeconds(true);
        Longs latencies = latencies();
        lab.database.clear();
        Matcher rate = RATE.matcher(said);
        if (!rate.find()) {
            throw new IllegalStateException(said);
        }
        double perSecond = Double.parseDouble(rate.group(1));
        return new Row("pgbench" + clients, "Postgres alone")
                .with(Column.EVENTS, perSecond)
                .with(Column.HTTP_50, latencies.percentile(.50) / 1e3)
                .with(Column.HTTP_99, latencies.percentile(.99) / 1e3)
                .with(Column.CPU_POSTGRES, (after - before) * 1_000 / latencies.size())
                .with(Column.CPU_GENERATOR, (childrenCpuSeconds() - ownBefore) * 1_000 / latencies.size());
    }

    /** Of the children that have ended; there are no others than pgbench while it is measured. */
    private static double childrenCpuSeconds() {
        return new Proc(ProcessHandle.current().pid()).deadChildrenCpuSeconds();
    }

    private String call(int clients, Duration time) {
        latencyFiles().forEach(Pgbench::delete);
        URI where = URI.create(lab.postgresUrl());
        List<String> command = List.of(
                options.pgbench(),
                "--no-vacuum",
                "--protocol=prepared",
                "--file=bench/limit.sql",
                "--client=" + clients,
                "--jobs=2",
                "--time=" + time.toSeconds(),
                "--log",
                "--log-prefix=" + Child.FOLDER.resolve("latencies"),
                "--host=" + where.getHost(),
                "--port=" + where.getPort(),
                "--username=postgres",
                "postgres");
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Longs latencies() {
        Longs micros = new Longs();
        for (Path file : latencyFiles()) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.map(LATENCY::matcher)
                        .filter(Matcher::matches)
                        .forEach(line -> micros.add(Long.parseLong(line.group(1))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return micros;
    }

    private static List<Path> latencyFiles() {
        try (Stream<Path> files = Files.list(Child.FOLDER)) {
            return files.filter(file -> file.getFileName().toString().startsWith("latencies."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
