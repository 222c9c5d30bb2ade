package dev.smoothevents.process;

import dev.smoothevents.local.LocalKafka;
import dev.smoothevents.local.LocalPostgres;
import dev.smoothevents.process.wire.WireProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;

/** A Postgres, a Kafka, and up to three replicas, which a scenario may hurt and {@link #heal} makes whole. */
final class Cluster implements AutoCloseable {

    static final int MOST_REPLICAS = 3;
    static final String TOPIC = "issue-events";
    /** How long replicas wait for a database that is silent. */
    static final Duration DATABASE_TIMEOUT = Duration.ofSeconds(3);

    private static final Map<String, String> BEHIND_A_POOLER = Map.of(
            "smooth.lanes.notifications", "false",
            "quarkus.datasource.reactive.cache-prepared-statements", "false",
            "quarkus.datasource.reactive.postgresql.use-layer7-proxy", "true");

    private final LocalPostgres postgres = new LocalPostgres(false);
    private final LocalKafka kafka = new LocalKafka(false);
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger pooler = new AtomicInteger();
    private final WireProxy ownKafka;
    private final List<Replica> replicas;
    private final Replica pooled;
    private final Replica traced;
    private final ServerSocket deafCollector = deafCollector();
    private volatile Replica only;

    Cluster(int running) {
        ownKafka = proxyToKafka();
        replicas = IntStream.range(0, MOST_REPLICAS)
                .mapToObj(n -> replica("faults-" + n, postgres::port, Map.of()))
                .toList();
        pooled = replica("faults-pooled", pooler::get, BEHIND_A_POOLER);
        traced = replica(
                "faults-traced",
                postgres::port,
                Map.of("smooth.tracing.endpoint", "http://127.0.0.1:" + deafCollector.getLocalPort()));
        postgres.start();
        kafka.start();
        Topic.create(kafka.bootstrapServers(), TOPIC);
        heal(running);
    }

    /** Connections to it stand, and nobody is there. */
    private static ServerSocket deafCollector() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private WireProxy proxyToKafka() {
        AtomicInteger detour = new AtomicInteger();
        WireProxy proxy = WireProxy.ofKafka(detour::get);
        detour.set(kafka.detour(proxy.port()));
        return proxy;
    }

    private Replica replica(String name, IntSupplier database, Map<String, String> own) {
        return new Replica(name, WireProxy.ofPostgres(database), proxyToKafka(), proxies -> {
            Map<String, String> settings = new HashMap<>(proxies);
            settings.put("smooth.database.username", "postgres");
            settings.put("smooth.database.password", "postgres");
            settings.put("smooth.database.timeout", "PT" + DATABASE_TIMEOUT.toSeconds() + "S");
            settings.put("smooth.access.open", "true");
            settings.put("smooth.outbox.relay.lease", "PT2S");
            settings.put("smooth.topic.delivery-timeout", "PT3S");
            List.of("email", "slack", "linear", "notification")
                    .forEach(inbox -> settings.put("smooth.inbox." + inbox + ".enabled", "false"));
            settings.putAll(own);
            return settings;
        });
    }

    LocalPostgres postgres() {
        return postgres;
    }

    LocalKafka kafka() {
        return kafka;
    }

    Database database() {
        return new Database(postgres.url());
    }

    /** A way to Kafka for the test's own clients. */
    WireProxy ownKafka() {
        return ownKafka;
    }

    Replica replica(int n) {
        return replicas.get(n);
    }

    List<Replica> live() {
        return replicas.stream().filter(Replica::isLive).toList();
    }

    /** Where to record: at each live replica in turn, or where there is none, somewhere in vain. */
    URI next() {
        Replica one = only;
        if (one != null) {
            return one.events();
        }
        List<Replica> live = live();
        int n = turn.getAndIncrement();
        return (live.isEmpty() ? replicas.get(0) : live.get(Math.floorMod(n, live.size()))).events();
    }

    /** One more, behind a pgbouncer, where from now on everything is recorded. */
    void startPooled(int poolerPort) {
        pooler.set(poolerPort);
        startApart(pooled);
    }

    /** One more, whose traces nobody takes, where from now on everything is recorded. */
    void startTraced() {
        startApart(traced);
    }

    private void startApart(Replica one) {
        one.start();
        only = one;
    }

    void stopApart() {
        only = null;
        pooled.stop();
        traced.stop();
    }

    /** Everything runs, the first so many replicas too, and nothing is in the way. */
    void heal(int running) {
        replicas.forEach(Replica::clear);
        stopApart();
        postgres.start();
        kafka.start();
        replicas.subList(0, running).forEach(Replica::start);
        replicas.subList(running, MOST_REPLICAS).forEach(Replica::stop);
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        pooled.close();
        traced.close();
        ownKafka.close();
        kafka.close();
        postgres.close();
        try {
            deafCollector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
