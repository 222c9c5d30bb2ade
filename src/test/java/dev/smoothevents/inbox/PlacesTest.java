package dev.smoothevents.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private final HeardFixture heard = new HeardFixture().by("slack");
    private final Policy channel = what -> List.of(Planned.tell("#web", "project channel"));

    @Test
    void byDefaultTheInboxDecidesAlone() {
        assertThat(plan("comment_added")).containsExactly(Planned.tell("#web", "project channel"));
        assertThat(plan("label_added")).isEmpty();
    }

    @Test
    void theProjectSaysWhatItsChannelIsToldOf() {
        heard.preferences()
                .account("*", "immediate")
                .project("acme/web", "*", "off")
                .project("acme/web", "issue_opened", "immediate")
                .project("acme/web", "label_added", "immediate");

        assertThat(plan("comment_added"))
                .map(planned -> planned.decision() + " " + planned.reason() + " "
                        + planned.why().by())
                .containsExactly("SKIP preference off project");
        assertThat(plan("issue_opened")).map(Planned::decision).containsExactly(Planned.Decision.TELL);
        assertThat(plan("label_added")).map(Planned::decision).containsExactly(Planned.Decision.TELL);
    }

    @Test
    void noPersonsWishCountsForAChannel() {
        heard.preferences().person("#web", "*", "off");

        assertThat(plan("comment_added")).containsExactly(Planned.tell("#web", "project channel"));
    }

    @Test
    void whatTheInboxItselfSkipsStaysSkipped() {
        heard.preferences().project("acme/web", "*", "immediate");
        Policy unreachable = what -> List.of(Planned.skip("#web", "channel is archived"));

        assertThat(Places.plan(unreachable, heard.heard("comment_added")))
                .containsExactly(Planned.skip("#web", "channel is archived"));
    }

    private List<Planned> plan(String action) {
        return Places.plan(channel, heard.heard(action));
    }
}
