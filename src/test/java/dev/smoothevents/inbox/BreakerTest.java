package dev.smoothevents.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Breaker.Permit;
import dev.smoothevents.inbox.Breaker.State;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant START = Instant.parse("2026-11-23T18:00:00Z");

    private final Breaker breaker = new Breaker(3, Duration.ofSeconds(5), Duration.ofSeconds(15));

    @Test
    void failuresInARowOpenItForAWhile() {
        fail(2);
        assertThat(breaker.state(START)).isEqualTo(State.CLOSED);

        fail(1);

        assertThat(breaker.state(at(0))).isEqualTo(State.OPEN);
        assertThat(breaker.ask(at(0))).isNull();
        assertThat(breaker.state(at(4.9))).isEqualTo(State.OPEN);
        assertThat(breaker.state(at(5))).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void anAnswerInBetweenStartsTheCountAnew() {
        fail(2);
        breaker.ask(START).answered();
        fail(2);

        assertThat(breaker.state(START)).isEqualTo(State.CLOSED);
    }

    @Test
    void oneAtATimeSeesWhetherItIsWellAgain() {
        fail(3);

        Permit probe = breaker.ask(at(5));

        assertThat(probe).isNotNull();
        assertThat(breaker.ask(at(5))).isNull();
        assertThat(breaker.state(at(60))).isEqualTo(State.OPEN);
        probe.answered();
        assertThat(breaker.state(at(5))).isEqualTo(State.CLOSED);
        assertThat(breaker.ask(at(5))).isNotNull();
    }

    @Test
    void eachFailedLookDoublesTheWaitUpToALimit() {
        fail(3);
        breaker.ask(at(5)).failed(at(5));
        assertThat(breaker.state(at(14.9))).isEqualTo(State.OPEN);
        breaker.ask(at(15)).failed(at(15));
        assertThat(breaker.state(at(29.9))).isEqualTo(State.OPEN);
        breaker.ask(at(30)).failed(at(30));
        assertThat(breaker.state(at(44.9))).isEqualTo(State.OPEN);
        assertThat(breaker.state(at(45))).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void onceItWasWellTheWaitIsShortAgain() {
        fail(3);
        breaker.ask(at(5)).failed(at(5));
        breaker.ask(at(15)).answered();

        for (int n = 0; n < 3; n++) {
            breaker.ask(at(20)).failed(at(20));
        }

        assertThat(breaker.state(at(24.9))).isEqualTo(State.OPEN);
        assertThat(breaker.state(at(25))).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void whatWasUnderWayWhenItOpenedDoesNotProlongIt() {
        Permit late = breaker.ask(START);
        fail(3);

        late.failed(at(4));

        assertThat(breaker.state(at(5))).isEqualTo(State.HALF_OPEN);
    }

    @Test
    void whatWasUnderWayAndCameThroughClosesIt() {
        Permit late = breaker.ask(START);
        fail(3);

        late.answered();

        assertThat(breaker.state(at(1))).isEqualTo(State.CLOSED);
    }

    @Test
    void aLookThatFailsAfterAnotherCameThroughIsOnlyAFailure() {
        Permit late = breaker.ask(START);
        fail(3);
        Permit probe = breaker.ask(at(5));
        late.answered();

        probe.failed(at(6));

        assertThat(breaker.state(at(6))).isEqualTo(State.CLOSED);
    }

    @Test
    void aLookThatCameToNothingLetsTheNextOneLook() {
        fail(3);

        breaker.ask(at(5)).unused();

        assertThat(breaker.ask(at(5))).isNotNull();
    }

    private void fail(int times) {
        for (int n = 0; n < times; n++) {
            breaker.ask(START).failed(START);
        }
    }

    private static Instant at(double seconds) {
        return START.plusMillis((long) (seconds * 1_000));
    }
}
