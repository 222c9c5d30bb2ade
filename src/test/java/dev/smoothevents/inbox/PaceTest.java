package dev.smoothevents.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.Pace.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant START = Instant.parse("2026-11-23T18:00:00Z");

    private final Pace pace = new Pace(Duration.ofSeconds(1));

    @Test
    void theFirstOnesWaitAtHandAndTheOthersGetATimeEach() {
        assertThat(turns(5)).containsExactly(soon(0), soon(1), soon(2), later(3), later(4));
    }

    @Test
    void destinationsDoNotWaitForEachOther() {
        turns(3);

        assertThat(pace.turn("#other", false, START)).isEqualTo(soon(0));
    }

    @Test
    void whoComesAtTheirTimeGoes() {
        turns(5);

        assertThat(pace.turn("#web", true, at(3.2))).isEqualTo(soon(3.2));
        assertThat(pace.turn("#web", true, at(4)))
                .as("a second after the one before")
                .isEqualTo(soon(4.2));
    }

    @Test
    void whoIsNewGoesToTheEndOfTheLine() {
        turns(5);

        assertThat(pace.turn("#web", false, at(1.5))).isEqualTo(later(5));
        assertThat(pace.turn("#web", false, at(3.5))).isEqualTo(later(6));
    }

    @Test
    void aLineMayHaveAnEnd() {
        Pace bounded = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(4));
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            turns.add(bounded.turn("#web", false, START));
        }

        assertThat(turns.get(2)).isEqualTo(soon(2));
        assertThat(turns.get(19)).isEqualTo(later(7)).isEqualTo(turns.get(18));
        assertThat(bounded.turn("#web", false, at(9))).as("the line is over").isEqualTo(soon(9));
    }

    @Test
    void whenTheLineIsOverNobodyWaits() {
        turns(5);

        assertThat(pace.turn("#web", false, at(30))).isEqualTo(soon(30));
    }

    @Test
    void aPauseIsForEverybodyWhoGoesThere() {
        pace.pause("#web", at(30), START);

        assertThat(pace.turn("#web", false, at(1))).isEqualTo(later(30));
        assertThat(pace.turn("#web", true, at(2))).isEqualTo(later(31));
        assertThat(pace.turn("#web", true, at(29))).as("at hand").isEqualTo(soon(30));
        assertThat(pace.turn("#other", false, at(1))).isEqualTo(soon(1));
    }

    @Test
    void withoutAPaceOnlyAPauseHoldsUp() {
        Pace fast = new Pace(Duration.ZERO);
        assertThat(fast.turn("smtp", false, START)).isEqualTo(soon(0));
        assertThat(fast.turn("smtp", false, START)).isEqualTo(soon(0));

        fast.pause("smtp", at(30), START);

        assertThat(fast.turn("smtp", false, at(1))).isEqualTo(later(30));
        assertThat(fast.turn("smtp", false, at(2))).isEqualTo(later(30));
        assertThat(fast.turn("smtp", true, at(30.1))).isEqualTo(soon(30.1));
        assertThat(fast.turn("smtp", false, at(30.1))).isEqualTo(soon(30.1));
    }

    @Test
    void aPauseIsNeverShortenedByALaterOne() {
        pace.pause("#web", at(30), START);
        pace.pause("#web", at(10), START);

        assertThat(pace.turn("#web", false, at(1))).isEqualTo(later(30));
    }

    /** Each is looked at when its time has come, and no two go within a second. */
    @Test
    void aLongLineGoesAtTheFullPace() {
        List<Instant> due = new ArrayList<>();
        List<Instant> gone = new ArrayList<>();
        for (int n = 0; n < 1_000; n++) {
            Turn turn = pace.turn("#web", false, START);
            (turn.isSoon() ? gone : due).add(turn.at());
        }
        for (Instant at : due) {
            Turn turn = pace.turn("#web", true, at.plusMillis(at.getEpochSecond() * 37 % 250));
            assertThat(turn.isSoon()).isTrue();
            gone.add(turn.at());
        }

        assertThat(gone).hasSize(1_000);
        for (int n = 1; n < gone.size(); n++) {
            assertThat(Duration.between(gone.get(n - 1), gone.get(n))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
        assertThat(gone.get(999)).isBefore(at(1_001));
    }

    @Test
    void destinationsNobodyWaitsForAreForgotten() {
        for (int n = 0; n < 100_000; n++) {
            pace.turn("#channel-" + n, false, at(n));
        }

        assertThat(pace.size()).isLessThan(2_500);
    }

    private List<Turn> turns(int count) {
        List<Turn> turns = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            turns.add(pace.turn("#web", false, START));
        }
        return turns;
    }

    private static Turn soon(double seconds) {
        return new Turn(at(seconds), true);
    }

    private static Turn later(double seconds) {
        return new Turn(at(seconds), false);
    }

    private static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1_000));
    }
}
