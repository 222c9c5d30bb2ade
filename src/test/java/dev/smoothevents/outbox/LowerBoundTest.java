package dev.smoothevents.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LowerBoundTest {

    private static final List<Short> LANES = List.of((short) 1, (short) 2);
    private static final long NOTHING_WAITS = Long.MAX_VALUE;

    private final LowerBound bound = new LowerBound();

    LowerBoundTest() {
        bound.of(LANES);
    }

    @Test
    void movesUpOnceAllWhoCouldHaveDrawnLessHaveEnded() {
        bound.deleted(100, 7_000);

        bound.polled(7_000, NOTHING_WAITS);

        assertThat(bound.of(LANES)).isEqualTo(100);
    }

    @Test
    void staysWhileSomebodyOlderThanTheDeletionIsStillWriting() {
        bound.deleted(100, 7_000);

        bound.polled(6_999, NOTHING_WAITS);

        assertThat(bound.of(LANES)).isZero();
    }

    @Test
    void doesNotPassARowThatWaits() {
        bound.deleted(100, 7_000);

        bound.polled(7_001, 42);

        assertThat(bound.of(LANES)).isEqualTo(41);
    }

    @Test
    void aLaterDeletionDoesNotPostponeTheOneThatIsWaitedFor() {
        bound.deleted(100, 7_000);
        bound.deleted(200, 8_000);

        bound.polled(7_500, NOTHING_WAITS);

        assertThat(bound.of(LANES)).isEqualTo(100);
    }

    @Test
    void neverMovesDown() {
        bound.deleted(100, 7_000);
        bound.polled(7_000, NOTHING_WAITS);
        bound.deleted(50, 7_100);

        bound.polled(7_100, 20);

        assertThat(bound.of(LANES)).isEqualTo(100);
    }

    @Test
    void aLaneThatIsNewHereIsReadFromItsBeginning() {
        bound.deleted(100, 7_000);
        bound.polled(7_000, NOTHING_WAITS);

        assertThat(bound.of(List.of((short) 1))).as("fewer lanes").isEqualTo(100);
        assertThat(bound.of(LANES)).as("one came back").isZero();
    }
}
