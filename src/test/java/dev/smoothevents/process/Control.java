package dev.smoothevents.process;

import static org.awaitility.Awaitility.await;

import dev.smoothevents.process.ControlOutbox.Draw;
import dev.smoothevents.process.ControlRelay.Manner;
import dev.smoothevents.process.HistoryChecker.Verdict;
import dev.smoothevents.process.wire.Fate;
import dev.smoothevents.process.wire.Moment;
import dev.smoothevents.process.wire.WireProxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A mistake that an outbox can be built with. Played with it, the checker must find faults; played without, under the very same fault, it
 * must find none.
 */
enum Control {
    NEXTVAL_BEFORE_LOCK {
        @Override
        void play(Stand stand, boolean mistaken) {
            recordInParallel(stand.outbox(), mistaken ? Draw.BEFORE_THE_LOCK : Draw.UNDER_THE_LOCK);
            try (ControlRelay relay = stand.relay(Manner.CHAINED, () -> {})) {
                relay.start();
                stand.awaitEmpty();
            }
        }
    },

    /** The broker seems dead until the first message has run out of time; those sent later have some left, and overtake it. */
    PIPELINED_SENDS {
        @Override
        void play(Stand stand, boolean mistaken) {
            AtomicInteger attempts = new AtomicInteger();
            stand.kafka().set(Moment.PRODUCE_SENT, () -> {
                attempts.incrementAndGet();
                return Fate.SWALLOW;
            });
            Manner manner = mistaken ? Manner.PIPELINED : Manner.CHAINED;
            try (ControlRelay relay = stand.relay(manner, stand.kafka()::clear)) {
                relay.start();
                stand.outbox().write(1);
                await("half of its time is over").atMost(PATIENCE).until(() -> attempts.get() >= 4);
                stand.outbox().write(4);
                stand.awaitEmpty();
            }
        }
    },

    /** The relay is cut off while the broker has not answered, and another one takes over. */
    DELETE_BEFORE_ACK {
        @Override
        void play(Stand stand, boolean mistaken) {
            Once cut = new Once(() -> Fate.SWALLOW);
            stand.kafka().set(Moment.PRODUCE_SENT, cut);
            Manner manner = mistaken ? Manner.DELETES_BEFORE_ACK : Manner.CHAINED;
            try (ControlRelay relay = stand.relay(manner, () -> {})) {
                relay.start();
                stand.outbox().write(5);
                cut.awaitSprung();
            }
            stand.kafka().clear();
            try (ControlRelay relay = stand.relay(manner, () -> {})) {
                relay.start();
                stand.awaitEmpty();
            }
        }
    };

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WRITERS = 16;
    private static final int ROUNDS = 10;

    /** What a control plays on. */
    record Stand(ControlOutbox outbox, WireProxy kafka, String topic) {

        ControlRelay relay(Manner manner, Runnable onFailure) {
            return new ControlRelay(manner, outbox, kafka.port(), topic, onFailure);
        }

        void awaitEmpty() {
            await("the outbox is empty").atMost(PATIENCE).until(() -> outbox.waiting()
                    .isEmpty());
        }
    }

    abstract void play(Stand stand, boolean mistaken);

    Verdict verdict(Cluster cluster, boolean mistaken) {
        String servers = cluster.kafka().bootstrapServers();
        String topic = "control-" + this + "-" + System.nanoTime();
        Topic.create(servers, topic);
        Stand stand = new Stand(new ControlOutbox(cluster.database()), cluster.ownKafka(), topic);
        stand.kafka().clear();
        play(stand, mistaken);
        List<String> events = stand.outbox().events();
        return HistoryChecker.check(
                events,
                events,
                Topic.dump(servers, topic).stream().map(Topic.Stored::message).toList());
    }

    private static void recordInParallel(ControlOutbox outbox, Draw draw) {
        CyclicBarrier barrier = new CyclicBarrier(WRITERS);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            CompletableFuture<?>[] writers = IntStream.range(0, WRITERS)
                    .mapToObj(n -> CompletableFuture.runAsync(() -> record(outbox, draw, barrier), threads))
                    .toArray(CompletableFuture<?>[]::new);
            CompletableFuture.allOf(writers).join();
        } finally {
            threads.shutdown();
        }
    }

    private static void record(ControlOutbox outbox, Draw draw, CyclicBarrier barrier) {
        try (Connection connection = outbox.connect()) {
            for (int n = 0; n < ROUNDS; n++) {
                outbox.write(connection, draw, () -> meet(barrier));
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
