package dev.smoothevents.local;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/** A real Kafka broker (KRaft, one node) on ports and a folder of its own, which it keeps over restarts. */
public final class LocalKafka implements AutoCloseable {

    private final Path folder = Scratch.folder("kafka");
    private final String cluster = Uuid.randomUuid().toString();
    private final int port = Scratch.port();
    private final int controllerPort = Scratch.port();
    private final Map<Integer, Integer> detours = new LinkedHashMap<>();
    private final boolean durable;
    private EmbeddedKafkaBroker broker;

    /** @param durable whether each record is flushed to the disk before it is acknowledged */
    public LocalKafka(boolean durable) {
        this.durable = durable;
    }

    /**
     * Opens one more port, from the next start on, whose clients are told to come back to another one: to a proxy that leads here. A
     * broker tells its clients its address, so without this they would pass the proxy by.
     *
     * @return the port to which the proxy leads
     */
    public synchronized int detour(int proxyPort) {
        int own = Scratch.port();
        detours.put(own, proxyPort);
        return own;
    }

    /** Starts it, or starts it again with its records; does nothing when it runs. */
    public synchronized void start() {
        if (broker != null) {
            return;
        }
        EmbeddedKafkaBroker starting = new EmbeddedKafkaBroker()
                .withNodeId(1)
                .withClusterId(cluster)
                .withKafkaHost(Scratch.LOOPBACK)
                .withKafkaPort(port)
                .withControllerPort(controllerPort)
                .withDeleteLogDirsOnClose(false)
                .withAdditionalProperties(this::configure);
        starting.start();
        broker = starting;
    }

    private void configure(Properties properties) {
        properties.put("log.dir", folder.resolve("data").toString());
        // more than one, so that a mistake about the order across partitions shows
        properties.put("num.partitions", "4");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        if (!detours.isEmpty()) {
            properties.putIfAbsent("advertised.listeners", "PLAINTEXT://" + bootstrapServers());
        }
        detours.forEach((own, proxy) -> {
            String name = "DETOUR" + own;
            append(properties, "listeners", name + "://" + Scratch.LOOPBACK + ":" + own);
            append(properties, "advertised.listeners", name + "://" + Scratch.LOOPBACK + ":" + proxy);
            append(properties, "listener.security.protocol.map", name + ":PLAINTEXT");
        });
        if (durable) {
            properties.put("log.flush.interval.messages", "1");
        }
    }

    private static void append(Properties properties, String name, String value) {
        properties.merge(name, value, (before, more) -> before + "," + more);
    }

    /** Stops it; its records stay. */
    public synchronized void stop() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    public String bootstrapServers() {
        return Scratch.LOOPBACK + ":" + port;
    }

    /** Stops it and deletes its records. */
    @Override
    public synchronized void close() {
        stop();
        Scratch.delete(folder);
    }
}
