package dev.smoothevents.bench;

import dev.smoothevents.local.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Durable Postgres and Kafka, each by itself, and those who watch. All of it is gone after {@link #close()}, or with this process. */
final class Lab implements AutoCloseable {

    private static final List<String> INBOXES = List.of("email", "slack", "linear", "notification");
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Options options;
    private final LocalPostgres postgres = new LocalPostgres(true);
    private final Child kafka;
    private final String bootstrapServers;
    final Database database;
    final Settlement settlement;
    final Verifier verifier = new Verifier();
    private Consumer consumer;
    private boolean closed;

    Lab(Options options) {
        this.options = options;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        kafka = opened(Child.java("kafka", KafkaMain.class));
        opened(postgres).start();
        database = opened(new Database(postgres.url()));
        for (String setting : DURABLE) {
            if (!"on".equals(database.ask("SHOW " + setting))) {
                throw new IllegalStateException(setting + " is not on");
            }
        }
        bootstrapServers = kafka.address();
        settlement = opened(new Settlement(database, bootstrapServers));
    }

    private synchronized <T extends AutoCloseable> T opened(T one) {
        open.push(one);
        if (closed) {
            close();
        }
        return one;
    }

    /** Starts the service, and with the first one the consumer. To be closed before the next one. */
    Service service(String name, boolean relay, boolean inboxes) {
        return service(name, relay, inboxes, Map.of());
    }

    Service service(String name, boolean relay, boolean inboxes, Map<String, String> more) {
        return service(name, relay, inboxes, more, options.serviceOptions());
    }

    Service service(String name, boolean relay, boolean inboxes, Map<String, String> more, String javaOptions) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "smooth.database.url",
                postgres.url(),
                "smooth.database.username",
                "postgres",
                "smooth.database.password",
                "postgres",
                "smooth.kafka.bootstrap-servers",
                bootstrapServers,
                "smooth.access.open",
                "true",
                "smooth.outbox.relay.enabled",
                Boolean.toString(relay)));
        INBOXES.forEach(inbox -> settings.put("smooth.inbox." + inbox + ".enabled", Boolean.toString(inboxes)));
        settings.putAll(more);
        Service service = opened(new Service(name, settings, javaOptions));
        service.awaitFirstEvent();
        if (consumer == null) {
            consumer = opened(new Consumer(bootstrapServers));
        }
        return service;
    }

    Consumer consumer() {
        return consumer;
    }

    String postgresUrl() {
        return postgres.url();
    }

    Proc kafkaProc() {
        return new Proc(kafka.pid());
    }

    Proc postgresProc() {
        try {
            Path pid = Path.of(database.ask("SHOW data_directory"), "postmaster.pid");
            return new Proc(Long.parseLong(Files.readAllLines(pid).get(0).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On what was measured, in one line. */
    String description() {
        return "%d processors, %s %s, Java %s, Postgres %s with %s on"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"),
                        database.ask("SHOW server_version"),
                        String.join(", ", DURABLE));
    }

    /** In the order opposite to the start; twice does no harm. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                System.err.println("Could not stop: " + e);
            }
        }
    }
}
