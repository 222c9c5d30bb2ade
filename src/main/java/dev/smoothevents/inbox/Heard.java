package dev.smoothevents.inbox;

import dev.smoothevents.action.Action;
import dev.smoothevents.inbox.preference.Preferences;
import dev.smoothevents.issue.Follower;
import dev.smoothevents.issue.IssueCard;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.issue.ProjectCard;
import dev.smoothevents.topic.EventMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An event that came from the topic, with what an inbox needs to decide who is told.
 *
 * @param followers who follows the issue and why; several rows for a person with several reasons
 * @param people the followers and everybody whom the event names, by key
 * @param inbox who heard it
 * @param preferences of all these people, the project and the account, for this inbox
 * @param now when it was heard
 */
public record Heard(
        EventMessage event,
        Action action,
        IssueCard issue,
        ProjectCard project,
        List<Follower> followers,
        Map<String, PersonCard> people,
        String inbox,
        Preferences preferences,
        Instant now) {

    boolean isByDefault() {
        return action.inboxes().contains(inbox);
    }

    /** No preference counts then. */
    boolean isMandatory() {
        return action.mandatory() && isByDefault();
    }
}
