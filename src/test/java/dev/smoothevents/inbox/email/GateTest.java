package dev.smoothevents.inbox.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {

    private final Gate gate = new Gate(2);
    private final List<UniEmitter<? super String>> begun = new ArrayList<>();

    @Test
    void letsSoManyThroughAndThenOneForEachThatComesOut() {
        List<UniAssertSubscriber<String>> all = List.of(come(), come(), come(), come());
        assertThat(begun).hasSize(2);
        begun.get(0).complete("a");
        assertThat(begun).hasSize(3);
        begun.get(1).fail(new IllegalStateException());
        assertThat(begun).hasSize(4);
        all.get(0).assertItem("a");
        all.get(1).assertFailedWith(IllegalStateException.class);
    }

    @Test
    void whoIsNoLongerWaitedForNeverBegins() {
        come();
        come();
        UniAssertSubscriber<String> third = come();
        come();
        third.cancel();
        begun.get(0).complete("a");
        assertThat(begun).hasSize(3);
        begun.get(1).complete("b");
        assertThat(begun).hasSize(3);
    }

    @Test
    void whoIsCancelledInsideMakesRoom() {
        UniAssertSubscriber<String> first = come();
        come();
        come();
        first.cancel();
        assertThat(begun).hasSize(3);
    }

    @Test
    void manyThreadsAreCountedRight() throws InterruptedException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(2_000);
        for (int i = 0; i < 2_000; i++) {
            gate.pass(() -> Uni.createFrom()
                            .item(() -> most.accumulateAndGet(inside.incrementAndGet(), Math::max))
                            .runSubscriptionOn(io.smallrye.mutiny.infrastructure.Infrastructure.getDefaultExecutor())
                            .invoke(inside::decrementAndGet))
                    .subscribe()
                    .with(item -> done.countDown());
        }
        assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(most.get()).isBetween(1, 2);
    }

    private UniAssertSubscriber<String> come() {
        return gate.pass(() -> Uni.createFrom().<String>emitter(begun::add))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create());
    }
}
