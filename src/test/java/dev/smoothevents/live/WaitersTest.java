package dev.smoothevents.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitersTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private record Topic(String topic) implements Reader<String, String> {

        @Override
        public boolean wants(String key) {
            return key.equals(topic);
        }

        @Override
        public Uni<Leg<String>> read(long above, long upTo) {
            throw new UnsupportedOperationException();
        }
    }

    private final Waiters<String> waiters = new Waiters<>(Duration.ofSeconds(15));

    @Test
    void whoWantsAPlaceIsCalledAndNobodyElse() {
        add(100, "a", 0);
        add(100, "b", 0);
        List<Waiters.Call<String>> calls = waiters.take(100, 102, places("b", 101, "c", 102), SECOND);
        assertThat(calls).extracting(Waiters.Call::stretch).containsExactly(new Stretch(100, 102));
    }

    @Test
    void whatIsNotSettledIsNotTold() {
        add(100, "a", 0);
        assertThat(waiters.take(100, 101, places("b", 101, "a", 103), SECOND)).isEmpty();
        assertThat(waiters.take(101, 103, places("a", 103), SECOND))
                .extracting(Waiters.Call::stretch)
                .containsExactly(new Stretch(101, 103));
    }

    @Test
    void whoComesForTheFirstTimeBeginsWithNow() {
        add(Tail.NOW, "a", 0);
        assertThat(waiters.take(Frontier.UNKNOWN, Frontier.UNKNOWN, List.of(), SECOND))
                .isEmpty();
        List<Waiters.Call<String>> calls = waiters.take(Frontier.UNKNOWN, 100, places("a", 100), SECOND);
        assertThat(calls).extracting(Waiters.Call::stretch).containsExactly(new Stretch(100, 100));
    }

    @Test
    void whoComesBackReadsWhatWasMissedAsSoonAsItIsKnownHowFar() {
        add(40, "a", 0);
        List<Waiters.Call<String>> calls = waiters.take(Frontier.UNKNOWN, 100, places("b", 100), SECOND);
        assertThat(calls).extracting(Waiters.Call::stretch).containsExactly(new Stretch(40, 100));
    }

    @Test
    void whoIsAheadOfThisReplicaWaitsForIt() {
        add(105, "a", 0);
        assertThat(waiters.take(100, 104, places("a", 103, "a", 104), SECOND)).isEmpty();
        assertThat(waiters.take(104, 106, places("a", 105, "a", 106), SECOND))
                .extracting(Waiters.Call::stretch)
                .containsExactly(new Stretch(105, 106));
    }

    @Test
    void afterAWhileOfNothingOneIsToldHowFarItHasCome() {
        add(100, "a", 0);
        assertThat(waiters.take(100, 120, places("b", 120), 14 * SECOND)).isEmpty();
        assertThat(waiters.take(120, 120, List.of(), 15 * SECOND))
                .extracting(Waiters.Call::stretch)
                .containsExactly(new Stretch(120, 120));
    }

    @Test
    void aPositionThatWasNeverDrawnIsForgottenOnceItIsSure() {
        add(500, "a", 2 * SECOND);
        waiters.setBack(100, SECOND); // looked before it came: may have been drawn since
        assertThat(waiters.take(100, 100, List.of(), 3 * SECOND)).isEmpty();
        waiters.setBack(100, 3 * SECOND);
        assertThat(waiters.take(100, 100, List.of(), 4 * SECOND))
                .extracting(Waiters.Call::stretch)
                .containsExactly(new Stretch(100, 100));
    }

    private void add(long at, String topic, long now) {
        Uni.createFrom()
                .<Stretch>emitter(emitter -> waiters.add(at, new Topic(topic), emitter, now))
                .subscribe()
                .with(stretch -> {});
    }

    private static List<Place<String>> places(Object... keysAndPositions) {
        return IntStream.range(0, keysAndPositions.length / 2)
                .mapToObj(n -> new Place<>(
                        ((Number) keysAndPositions[2 * n + 1]).longValue(), (String) keysAndPositions[2 * n]))
                .toList();
    }
}
