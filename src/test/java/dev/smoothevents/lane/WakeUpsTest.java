package dev.smoothevents.lane;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.record;
import static dev.smoothevents.Api.unique;
import static org.awaitility.Awaitility.await;

import dev.smoothevents.LocalStackResource;
import dev.smoothevents.NobodyRelays;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service under test records and does not relay; beside it stands a relay that would look by itself once an hour. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(NobodyRelays.class)
class WakeUpsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final LaneSettings SLOW =
            new LaneSettings(100, AN_HOUR, AN_HOUR, Duration.ofMillis(20), Duration.ofMillis(500));

    @Inject
    Pool pool;

    @Inject
    Vertx vertx;

    private final AtomicInteger looks = new AtomicInteger();
    private WakeUps itsWakeUps;
    private LaneLoop<String> itsLoop;

    @BeforeEach
    void startTheOther() {
        itsWakeUps = new WakeUps(() -> true, pool, vertx, Duration.ofSeconds(10));
        itsLoop =
                new LaneLoop<>(new Looking(), new LaneLeases(pool, "outbox", AN_HOUR), SLOW, new SimpleMeterRegistry());
        itsWakeUps.listen("outbox", itsLoop::poke);
        itsLoop.start();
        await("it holds all lanes").atMost(PATIENCE).until(itsLoop::holdsAll);
        // looks twice: for what was there when it got the lanes, and when its session stands
        itsWakeUps.start(null);
        await("it listens").atMost(PATIENCE).until(() -> looks.get() >= 2);
    }

    @AfterEach
    void stopTheOther() {
        itsLoop.stop();
        itsWakeUps.stop(null);
    }

    @Test
    void whatOneReplicaRecordsIsToldToTheOneThatRelays() {
        int before = looks.get();

        record(event(unique("acme/told#1"), "issue_closed"));

        await().atMost(PATIENCE).until(() -> looks.get() > before);
    }

    private final class Looking implements LaneWork<String> {

        @Override
        public Uni<List<String>> fetch(LaneQuery query) {
            looks.incrementAndGet();
            return Uni.createFrom().item(List.of());
        }

        @Override
        public String name() {
            return "outbox";
        }

        @Override
        public short lane(String item) {
            return 0;
        }

        @Override
        public long position(String item) {
            return 0;
        }

        @Override
        public String key(String item) {
            return item;
        }

        @Override
        public Uni<Step> process(String item) {
            return Uni.createFrom().item(Step.DONE);
        }
    }
}
