package dev.smoothevents.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Uni;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainsTest {

    private record Item(short lane, long position, String key) {}

    private static final Item A1 = new Item((short) 1, 1, "a");
    private static final Item A2 = new Item((short) 1, 2, "a");
    private static final Item A3 = new Item((short) 1, 3, "a");
    private static final Item B4 = new Item((short) 2, 4, "b");
    private static final Item B5 = new Item((short) 2, 5, "b");

    private final Chains<Item> chains = new Chains<>(new Work());

    @Test
    void onlyTheFirstOfAKeyStarts() {
        assertThat(chains.add(A1)).isTrue();
        assertThat(chains.add(A2)).isFalse();
        assertThat(chains.add(A3)).isFalse();
    }

    @Test
    void otherKeysStartBesideIt() {
        chains.add(A1);

        assertThat(chains.add(B4)).isTrue();
        assertThat(chains.isUnderWay((short) 1)).isTrue();
        assertThat(chains.isUnderWay((short) 2)).isTrue();
    }

    @Test
    void theNextOfAKeyStartsWhenTheOneBeforeIsDone() {
        List.of(A1, A2, A3, B4).forEach(chains::add);

        assertThat(chains.next(A1)).isEqualTo(A2);
        assertThat(chains.isUnderWay((short) 1)).isTrue();
        assertThat(chains.next(A2)).isEqualTo(A3);
        assertThat(chains.next(A3)).isNull();
        assertThat(chains.isEmpty()).isFalse();
        assertThat(chains.next(B4)).isNull();
        assertThat(chains.isEmpty()).isTrue();
    }

    @Test
    void anItemIsTakenInOnce() {
        chains.add(A1);

        assertThat(chains.add(A1)).isFalse();
        assertThat(chains.next(A1)).isNull();
    }

    @Test
    void whatIsDoneIsNotTakenInAgainUntilItIsForgotten() {
        chains.add(A1);
        chains.next(A1);

        assertThat(chains.add(A1)).isFalse();
        assertThat(chains.busy()).containsExactly(1L);

        chains.forget(A1);

        assertThat(chains.busy()).isEmpty();
        assertThat(chains.add(A1)).isTrue();
    }

    @Test
    void aLaneIsUnderWayUntilAllThatWasStartedInItIsForgotten() {
        List.of(A1, A2).forEach(chains::add);
        chains.next(A1);
        chains.next(A2);
        chains.forget(A1);
        assertThat(chains.isUnderWay((short) 1)).isTrue();

        chains.forget(A2);

        assertThat(chains.isUnderWay((short) 1)).isFalse();
    }

    @Test
    void aFailedOneTakesAllThatFollowItAlongAndNobodyElse() {
        List.of(A1, A2, A3, B4, B5).forEach(chains::add);

        chains.drop(A1);

        assertThat(chains.busy()).containsExactlyInAnyOrder(4L, 5L);
        assertThat(chains.isUnderWay((short) 1)).isFalse();
        assertThat(chains.isUnderWay((short) 2)).isTrue();
        chains.ask();
        assertThat(chains.add(A1)).as("it can be fetched again").isTrue();
        assertThat(chains.add(A2)).as("and the others wait behind it again").isFalse();
    }

    @Test
    void aFailureInTheMiddleLeavesWhatIsDoneBusy() {
        List.of(A1, A2, A3).forEach(chains::add);
        chains.next(A1);

        chains.drop(A2);

        assertThat(chains.busy()).containsExactly(1L);
    }

    @Test
    void ofALostLaneWhatWaitsIsDroppedAndWhatIsUnderWayEndsByItself() {
        List.of(A1, A2, A3, B4, B5).forEach(chains::add);

        chains.dropWaiting(lane -> lane == 1);

        assertThat(chains.busy()).containsExactlyInAnyOrder(1L, 4L, 5L);
        assertThat(chains.isUnderWay((short) 1)).isTrue();
        assertThat(chains.next(A1)).isNull();
        assertThat(chains.next(B4)).isEqualTo(B5);
    }

    @Test
    void anAnswerFromBeforeADropDoesNotLeaveAGap() {
        List.of(A1, A2, B4).forEach(chains::add);
        assertThat(chains.ask()).containsExactlyInAnyOrder(1L, 2L, 4L);
        chains.dropWaiting(lane -> lane == 1);

        assertThat(chains.add(A3)).as("A2 must come first").isFalse();
        assertThat(chains.next(A1)).isNull();
        chains.add(B5);
        assertThat(chains.next(B4)).as("others are not concerned").isEqualTo(B5);

        assertThat(chains.ask()).containsExactlyInAnyOrder(1L, 4L, 5L);
        assertThat(chains.add(A2)).isTrue();
        chains.add(A3);
        assertThat(chains.next(A2)).isEqualTo(A3);
    }

    @Test
    void norDoesOneFromBeforeAFailure() {
        chains.add(A1);
        chains.ask();
        chains.drop(A1);

        assertThat(chains.add(A2)).isFalse();
        assertThat(chains.busy()).isEmpty();
        chains.ask();
        assertThat(chains.add(A1)).isTrue();
    }

    @Test
    void whereNothingWaitedInALostLaneThereIsNoGap() {
        chains.add(A1);
        chains.ask();
        chains.dropWaiting(lane -> lane == 1);

        chains.add(A2);

        assertThat(chains.next(A1)).isEqualTo(A2);
    }

    private static final class Work implements LaneWork<Item> {

        @Override
        public String name() {
            return "test";
        }

        @Override
        public short lane(Item item) {
            return item.lane();
        }

        @Override
        public long position(Item item) {
            return item.position();
        }

        @Override
        public String key(Item item) {
            return item.key();
        }

        @Override
        public Uni<List<Item>> fetch(LaneQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Uni<Step> process(Item item) {
            throw new UnsupportedOperationException();
        }
    }
}
