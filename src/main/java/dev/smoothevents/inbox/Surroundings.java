package dev.smoothevents.inbox;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.inbox.preference.Preferences;
import dev.smoothevents.issue.Follower;
import dev.smoothevents.issue.IssueCard;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.issue.ProjectCard;
import dev.smoothevents.topic.EventMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is known around some events of one account, for one inbox. */
public record Surroundings(
        String inbox,
        ActionCatalogue catalogue,
        Map<UUID, IssueCard> issues,
        Map<String, ProjectCard> projects,
        Map<UUID, List<Follower>> followers,
        Map<String, PersonCard> people,
        Preferences preferences,
        Instant now) {

    /** The event with all that is needed to decide, or null where its issue was purged and nobody is left to tell. */
    public Heard around(EventMessage event, UUID issueId) {
        IssueCard issue = issues.get(issueId);
        ProjectCard project = projects.get(event.project());
        return issue == null || project == null
                ? null
                : new Heard(
                        event,
                        catalogue.get(event.action()),
                        issue,
                        project,
                        followers.getOrDefault(issueId, List.of()),
                        people,
                        inbox,
                        preferences,
                        now);
    }
}
