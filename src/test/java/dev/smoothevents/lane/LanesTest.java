package dev.smoothevents.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanesTest {

    /** Lanes are stored with the rows: another value here would strand, or overtake, what waits. */
    @ParameterizedTest
    @CsvSource({
        "a, 1",
        "acme/web#42, 24",
        "0193a6f0-7a00-7000-8000-0123456789ab, 13",
        "email octocat 0193a6f0-7a00-7000-8000-0123456789ab, 22",
        "slack #web 0193a6f0-7a00-7000-8000-0123456789ab, 27",
        "ключ, 6"
    })
    void theLaneOfAKeyNeverChanges(String key, short lane) {
        assertThat(Lanes.of(key)).isEqualTo(lane);
    }

    @Test
    void everyLaneIsOneOfThirtyTwo() {
        assertThat(IntStream.range(0, 10_000)
                        .mapToObj(n -> Lanes.of("key-" + n))
                        .distinct())
                .hasSize(32)
                .allMatch(lane -> lane >= 0 && lane < 32);
    }

    @Test
    void idsSpreadEvenly() {
        int[] counts = new int[Lanes.COUNT];
        Random random = new Random(1);
        IntStream.range(0, 32_000)
                .mapToObj(n -> new UUID(0x0193a6f07a007000L + n / 10, random.nextLong()))
                .forEach(id -> counts[Lanes.of(id.toString())]++);

        assertThat(counts).as("1,000 each, more or less").satisfies(all -> {
            for (int count : all) {
                assertThat(count).isBetween(800, 1_200);
            }
        });
    }
}
