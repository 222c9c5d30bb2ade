package dev.smoothevents.process;

import dev.smoothevents.process.wire.Fate;
import dev.smoothevents.process.wire.Moment;
import dev.smoothevents.process.wire.Trap;
import dev.smoothevents.process.wire.WireProxy;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/** One process of the service that talks to Postgres and Kafka through proxies of its own. */
final class Replica implements AutoCloseable {

    private final WireProxy postgres;
    private final WireProxy kafka;
    private final ServiceProcess process;
    private volatile boolean live;

    /** @param settings completes the settings; the proxies' addresses are there already */
    Replica(String name, WireProxy postgres, WireProxy kafka, UnaryOperator<Map<String, String>> settings) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.process = new ServiceProcess(
                name,
                settings.apply(Map.of(
                        "smooth.database.url",
                        "postgresql://127.0.0.1:" + postgres.port() + "/postgres?sslmode=disable",
                        "smooth.kafka.bootstrap-servers",
                        "127.0.0.1:" + kafka.port())));
    }

    /** Whether it should answer: a load balancer knows soon enough. */
    boolean isLive() {
        return live;
    }

    URI events() {
        return process.uri("/v1/events");
    }

    void start() {
        if (!live) {
            process.start();
            live = true;
        }
    }

    /** In order. */
    void stop() {
        if (live) {
            live = false;
            process.stop();
        }
    }

    /** {@code kill -9}. */
    void kill() {
        process.kill();
        live = false;
    }

    void pause() {
        live = false;
        process.pause();
    }

    void resume() {
        process.resume();
        live = true;
    }

    /** Acts each time one of its connections is at that moment, until {@link #clear()}. */
    void at(Moment moment, Trap trap) {
        boolean toKafka = moment == Moment.PRODUCE_SENT || moment == Moment.PRODUCE_ANSWERED;
        (toKafka ? kafka : postgres).set(moment, trap);
    }

    /** Is killed the next time that it comes there; what it says or hears then is lost. */
    Once killAt(Moment moment) {
        Once once = new Once(() -> {
            kill();
            return Fate.CUT;
        });
        at(moment, once);
        return once;
    }

    /** Its connections to Postgres seem to stand, and nothing comes through, until {@link #clear()}. */
    void freezeDatabase() {
        postgres.freeze();
    }

    void clear() {
        postgres.clear();
        kafka.clear();
    }

    @Override
    public void close() {
        process.close();
        postgres.close();
        kafka.close();
    }
}
