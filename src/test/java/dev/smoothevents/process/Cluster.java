package dev.smoothevents.process;

import dev.smoothevents.local.LocalKafka;
import dev.smoothevents.local.LocalPostgres;
import dev.smoothevents.process.wire.WireProxy;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A Postgres, a Kafka, and up to three replicas, which a scenario may hurt and {@link #heal} makes whole. */
final class Cluster implements AutoCloseable {

    static final int MOST_REPLICAS = 3;
    static final String TOPIC = "issue-events";

    private final LocalPostgres postgres = new LocalPostgres(false);
    private final LocalKafka kafka = new LocalKafka(false);
    private final AtomicInteger turn = new AtomicInteger();
    private final List<Replica> replicas;

    Cluster(int running) {
        replicas = IntStream.range(0, MOST_REPLICAS)
                .mapToObj(n -> replica("faults-" + n, postgres.port(), Map.of()))
                .toList();
        postgres.start();
        kafka.start();
        Topic.create(kafka.bootstrapServers(), TOPIC);
        heal(running);
    }

    /** One more, not started, which the cluster neither heals nor asks. */
    Replica replica(String name, int database, Map<String, String> own) {
        AtomicInteger detour = new AtomicInteger();
        WireProxy toKafka = WireProxy.ofKafka(detour::get);
        detour.set(kafka.detour(toKafka.port()));
        return new Replica(name, WireProxy.ofPostgres(() -> database), toKafka, proxies -> {
            Map<String, String> settings = new HashMap<>(proxies);
            settings.put("smooth.database.username", "postgres");
            settings.put("smooth.database.password", "postgres");
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

    Replica replica(int n) {
        return replicas.get(n);
    }

    List<Replica> live() {
        return replicas.stream().filter(Replica::isLive).toList();
    }

    /** Where to record: at each live replica in turn, or where there is none, somewhere in vain. */
    URI next() {
        List<Replica> live = live();
        int n = turn.getAndIncrement();
        return (live.isEmpty() ? replicas.get(0) : live.get(Math.floorMod(n, live.size()))).events();
    }

    /** Everything runs, the first so many replicas too, and nothing is in the way. */
    void heal(int running) {
        replicas.forEach(Replica::clear);
        postgres.start();
        kafka.start();
        replicas.subList(0, running).forEach(Replica::start);
        replicas.subList(running, MOST_REPLICAS).forEach(Replica::stop);
    }

    @Override
    public void close() {
        replicas.forEach(Replica::close);
        kafka.close();
        postgres.close();
    }
}
