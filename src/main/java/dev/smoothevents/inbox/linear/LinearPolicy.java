package dev.smoothevents.inbox.linear;

import dev.smoothevents.action.Action.Effect;
import dev.smoothevents.inbox.Heard;
import dev.smoothevents.inbox.Planned;
import dev.smoothevents.inbox.Policy;
import java.util.List;

/** Whether Linear hears of an event: when the issue has a twin there, or its project's issues shall have one. */
final class LinearPolicy implements Policy {

    /** Always the same, so that an issue's changes keep their order whether or not the twin exists yet. */
    static final String TWIN = "twin";

    @Override
    public List<Planned> plan(Heard heard) {
        if (heard.issue().linearIssueId() != null) {
            return List.of(Planned.tell(TWIN, "synced issue"));
        }
        return heard.project().linearTeamId() == null ? List.of() : List.of(Planned.tell(TWIN, "synced project"));
    }

    /**
     * Where there is no twin yet, the event will make it, and what came before goes first. A twin that somebody chose has a history of its
     * own; and an issue that ends needs none any more.
     */
    @Override
    public boolean wantsHistory(Heard heard) {
        return heard.issue().linearIssueId() == null && heard.action().effect() != Effect.HIDES;
    }
}
