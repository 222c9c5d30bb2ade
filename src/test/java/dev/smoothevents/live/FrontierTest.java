package dev.smoothevents.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontierTest {

    private final Frontier frontier = new Frontier();

    @Test
    void anEmptyTableIsSettledAtOnce() {
        frontier.saw(look(5, 0));
        assertThat(frontier.settled()).isZero();
    }

    @Test
    void itBeginsAtTheNewestRowOnceAllWhoMayHaveDrawnBeforeHaveEnded() {
        frontier.saw(look(5, 9, 100));
        assertThat(frontier.isKnown()).isFalse();
        frontier.saw(look(8, 12, 107));
        assertThat(frontier.isKnown()).isFalse();
        frontier.saw(look(9, 15, 110));
        assertThat(frontier.settled()).isEqualTo(100);
    }

    @Test
    void withNobodyUnderWayItBeginsAtOnce() {
        frontier.saw(look(9, 9, 100));
        assertThat(frontier.settled()).isEqualTo(100);
    }

    @Test
    void whatFollowsWithoutAHoleIsSettledWhoeverElseIsUnderWay() {
        beginAt(100);
        frontier.saw(look(1, 0, 101, 102, 103));
        assertThat(frontier.settled()).isEqualTo(103);
    }

    @Test
    void aMissingPositionHoldsBackWhatIsBehind() {
        beginAt(100);
        frontier.saw(look(20, 30, 101, 103));
        assertThat(frontier.settled()).isEqualTo(101);
        frontier.saw(look(29, 60, 103, 104));
        assertThat(frontier.settled()).isEqualTo(101);
    }

    @Test
    void aMissingPositionThatComesIsSettledWithAllBehindIt() {
        beginAt(100);
        frontier.saw(look(20, 30, 101, 103));
        frontier.saw(look(25, 40, 102, 103, 104));
        assertThat(frontier.settled()).isEqualTo(104);
    }

    @Test
    void aMissingPositionIsGivenUpOnceWhoeverMayHaveDrawnItHasEnded() {
        beginAt(100);
        frontier.saw(look(20, 30, 101, 103));
        frontier.saw(look(30, 40, 103, 104));
        assertThat(frontier.settled()).isEqualTo(104);
    }

    @Test
    void aLaterHoleIsNotGivenUpWithAnEarlierOne() {
        beginAt(100);
        frontier.saw(look(20, 30, 102));
        frontier.saw(look(30, 40, 102, 104));
        assertThat(frontier.settled()).isEqualTo(102);
        frontier.saw(look(39, 50, 104));
        assertThat(frontier.settled()).isEqualTo(102);
        frontier.saw(look(40, 60, 104));
        assertThat(frontier.settled()).isEqualTo(104);
    }

    @Test
    void aRowThatIsGoneAgainHoldsBackNobody() {
        beginAt(100);
        frontier.saw(look(20, 30, 102));
        frontier.saw(look(30, 40));
        assertThat(frontier.settled()).isEqualTo(102);
    }

    @Test
    void whatALookLeftOutIsNotGivenUp() {
        beginAt(100);
        frontier.saw(look(20, 30, 102, 103, 109));
        // more became visible than one look shows: 108 may be there
        frontier.saw(fullLook(30, 40, 102, 103, 107));
        assertThat(frontier.settled()).isEqualTo(107);
        frontier.saw(look(30, 40, 108, 109));
        assertThat(frontier.settled()).isEqualTo(109);
    }

    private void beginAt(long position) {
        frontier.saw(look(9, 9, position));
    }

    private static Glance<String> look(long xmin, long xid, long... positions) {
        return new Glance<>(xmin, xid, 1_000, false, places(positions));
    }

    private static Glance<String> fullLook(long xmin, long xid, long... positions) {
        return new Glance<>(xmin, xid, 1_000, true, places(positions));
    }

    private static List<Place<String>> places(long... positions) {
        return Arrays.stream(positions)
                .mapToObj(position -> new Place<>(position, "any"))
                .toList();
    }
}
