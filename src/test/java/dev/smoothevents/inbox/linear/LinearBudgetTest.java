package dev.smoothevents.inbox.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearBudgetTest {

    private static final Instant NOW = Instant.parse("2026-11-23T18:00:00Z");

    private final LinearBudget budget = new LinearBudget();

    @Test
    void askingIsFreeWhileThereIsPlenty() {
        budget.heard(requests(2500, 2000, 600)::get, NOW);
        for (int i = 0; i < 100; i++) {
            assertThat(budget.turn(NOW)).isZero();
        }
    }

    @Test
    void withoutHeadersNothingIsKnown() {
        budget.heard(name -> null, NOW);
        budget.heard(name -> "soon", NOW);
        assertThat(budget.turn(NOW)).isZero();
        assertThat(budget.turn(NOW)).isZero();
    }

    @Test
    void whatIsLeftIsSpreadUntilTheReset() {
        budget.heard(requests(1000, 100, 100)::get, NOW);
        assertThat(budget.turn(NOW)).as("one a second").isEqualTo(Duration.ofSeconds(1));
        assertThat(budget.turn(NOW)).isEqualTo(Duration.ofSeconds(2));
        assertThat(budget.turn(NOW))
                .as("whoever does not want to wait so long gets no turn")
                .isEqualTo(Duration.ofSeconds(3));
        assertThat(budget.turn(NOW)).isEqualTo(Duration.ofSeconds(3));
        assertThat(budget.turn(NOW.plusSeconds(3))).isZero();
    }

    @Test
    void theFewerAreLeftTheLongerItTakes() {
        budget.heard(requests(1000, 10, 100)::get, NOW);
        assertThat(budget.turn(NOW)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void whereNoneIsLeftTheResetIsWaitedFor() {
        budget.heard(requests(1000, 0, 100)::get, NOW);
        assertThat(budget.turn(NOW)).isEqualTo(Duration.ofSeconds(100));
        assertThat(budget.turn(NOW.plusSeconds(100))).isZero();
    }

    @Test
    void aResetInThePastHoldsNobodyUp() {
        budget.heard(requests(1000, 0, -5)::get, NOW);
        assertThat(budget.turn(NOW)).isZero();
    }

    @Test
    void complexityIsAnAllowanceToo() {
        Map<String, String> headers = requests(1000, 900, 100);
        headers.put("x-complexity", "20");
        headers.put("x-ratelimit-complexity-limit", "100000");
        headers.put("x-ratelimit-complexity-remaining", "1000");
        headers.put(
                "x-ratelimit-complexity-reset",
                Long.toString(NOW.plusSeconds(100).toEpochMilli()));
        budget.heard(headers::get, NOW);
        assertThat(budget.turn(NOW)).as("enough for 50 more like this one").isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whenItIsRefilledThePaceIsForgotten() {
        budget.heard(requests(1000, 100, 100)::get, NOW);
        budget.heard(requests(1000, 1000, 0)::get, NOW.plusSeconds(2));
        assertThat(budget.turn(NOW.plusSeconds(2))).isZero();
        assertThat(budget.turn(NOW.plusSeconds(2))).isZero();
    }

    @Test
    void aPauseThatLinearAskedForIsKept() {
        budget.pause(Duration.ofMinutes(1), NOW);
        budget.heard(requests(1000, 1000, 0)::get, NOW);
        assertThat(budget.turn(NOW.plusSeconds(20))).isEqualTo(Duration.ofSeconds(40));
        assertThat(budget.turn(NOW.plusSeconds(60))).isZero();
    }

    private static Map<String, String> requests(int limit, int remaining, int secondsToReset) {
        return new HashMap<>(Map.of(
                "x-ratelimit-requests-limit", Integer.toString(limit),
                "x-ratelimit-requests-remaining", Integer.toString(remaining),
                "x-ratelimit-requests-reset",
                        Long.toString(NOW.plusSeconds(secondsToReset).toEpochMilli())));
    }
}
