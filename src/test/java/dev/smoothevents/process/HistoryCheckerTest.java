package dev.smoothevents.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.process.HistoryChecker.Delivery;
import dev.smoothevents.process.HistoryChecker.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A checker that never goes red is no test. */
class HistoryCheckerTest {

    private static final Message A1 = new Message("a", "e1", 1);
    private static final Message A2 = new Message("a", "e2", 2);
    private static final Message A3 = new Message("a", "e3", 3);
    private static final Delivery MAIL = new Delivery("e1", "email", "mona", "delivered");
    private static final Delivery POST = new Delivery("e1", "slack", "#web", "delivered");
    private static final List<String> ALL = List.of("e1", "e2", "e3");

    @Test
    void aCompleteHistoryIsGreenAlsoWithRepeats() {
        HistoryChecker.Verdict verdict = HistoryChecker.check(ALL, ALL, List.of(A1, A2, A1, A2, A3));
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.repeats()).isEqualTo(2);
    }

    @Test
    void aLostEventIsRed() {
        assertThat(HistoryChecker.check(ALL, ALL, List.of(A1, A2)).faults()).hasSize(1);
        assertThat(HistoryChecker.check(ALL, List.of("e1", "e2"), List.of(A1, A2))
                        .faults())
                .hasSize(1);
    }

    @Test
    void aReorderingIsRed() {
        assertThat(HistoryChecker.check(ALL, ALL, List.of(A1, A3, A2)).faults()).isNotEmpty();
    }

    @Test
    void aGapIsRed() {
        assertThat(HistoryChecker.check(List.of("e1", "e3"), List.of("e1", "e3"), List.of(A1, A3))
                        .faults())
                .hasSize(1);
    }

    @Test
    void anEventThatCallersGotAnAnswerForButNobodyKnowsIsRed() {
        assertThat(HistoryChecker.check(List.of("e1", "e2"), List.of("e1"), List.of(A1))
                        .faults())
                .containsExactly("accepted but not in the database: e2");
    }

    @Test
    void aRepeatBeforeItsFirstOccurrenceCannotHideAReordering() {
        assertThat(HistoryChecker.check(ALL, ALL, List.of(A2, A1, A2, A3)).faults())
                .isNotEmpty();
    }

    @Test
    void theExactLedgerIsGreen() {
        assertThat(HistoryChecker.checkLedger(List.of(MAIL, POST), List.of(POST, MAIL)))
                .isEmpty();
    }

    @Test
    void aMissingDeliveryIsRed() {
        assertThat(HistoryChecker.checkLedger(List.of(MAIL, POST), List.of(POST)))
                .hasSize(1);
    }

    @Test
    void aDeliveryThatIsStillToComeIsRed() {
        Delivery pending = new Delivery("e1", "email", "mona", "pending");
        assertThat(HistoryChecker.checkLedger(List.of(MAIL), List.of(pending))).hasSize(2);
    }

    @Test
    void aDeliveryThatNobodyPlannedOrThatIsThereTwiceIsRed() {
        assertThat(HistoryChecker.checkLedger(List.of(MAIL), List.of(MAIL, POST)))
                .hasSize(1);
        assertThat(HistoryChecker.checkLedger(List.of(MAIL), List.of(MAIL, MAIL)))
                .hasSize(1);
    }

    @Test
    void aMessageThatWasNeverCommittedIsRed() {
        assertThat(HistoryChecker.check(List.of("e1"), List.of("e1"), List.of(A1, A2))
                        .faults())
                .hasSize(1);
    }
}
