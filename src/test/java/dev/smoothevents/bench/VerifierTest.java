package dev.smoothevents.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.bench.Verifier.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VerifierTest {

    private static final UUID ISSUE = new UUID(0, 0);

    private final Verifier verifier = new Verifier();
    private Received received = new Received();

    @Test
    void allInOrderIsFine() {
        receive(1, 2, 3);

        assertThat(verifier.check(ids(1, 2, 3), received)).isEqualTo(new Verdict(0, 0, 0));
    }

    @Test
    void whatNeverCameIsLost() {
        receive(1);

        assertThat(verifier.check(ids(1, 2), received)).isEqualTo(new Verdict(1, 0, 0));
    }

    @Test
    void aRepeatIsNoDisorder() {
        receive(1, 2, 1, 2, 3);

        assertThat(verifier.check(ids(1, 2, 3), received)).isEqualTo(new Verdict(0, 2, 0));
    }

    @Test
    void aRepeatFromTheLevelBeforeIsARepeat() {
        receive(1, 2);
        verifier.check(ids(1, 2), received);
        received = new Received();
        receive(2, 3);

        assertThat(verifier.check(ids(3), received)).isEqualTo(new Verdict(0, 1, 0));
    }

    @Test
    void aGapIsSeen() {
        receive(1, 3);

        assertThat(verifier.check(ids(1, 3), received)).isEqualTo(new Verdict(0, 0, 1));
    }

    @Test
    void overtakingIsSeen() {
        receive(1, 3, 2);

        assertThat(verifier.check(ids(1, 2, 3), received).outOfOrder()).isPositive();
    }

    private void receive(int... sequences) {
        for (int sequence : sequences) {
            received.message(id(sequence), ISSUE, sequence, 0);
        }
    }

    private static List<UUID> ids(int... sequences) {
        return Arrays.stream(sequences).mapToObj(VerifierTest::id).toList();
    }

    private static UUID id(int sequence) {
        return new UUID(1, sequence);
    }
}
