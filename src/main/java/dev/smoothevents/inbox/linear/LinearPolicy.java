package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Heard;
import dev.smoothevents.inbox.Planned;
import java.util.List;

/** Whether Linear hears of an event: when the issue has a twin there, or is about to get one. */
final class LinearPolicy {

    /** Always the same, so that an issue's mutations keep their order whether or not the twin exists yet. */
    private static final String TWIN = "twin";

    private LinearPolicy() {}

    static List<Planned> plan(Heard heard) {
        if (heard.issue().linearIssueId() != null) {
            return List.of(Planned.tell(TWIN, "synced issue"));
        }
        return heard.project().linearTeamId() == null ? List.of() : List.of(Planned.tell(TWIN, "synced project"));
    }
}
