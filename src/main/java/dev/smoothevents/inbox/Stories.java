package dev.smoothevents.inbox;

import dev.smoothevents.action.Action;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.action.FeedText;
import dev.smoothevents.issue.IssueCard;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.issue.ProjectCard;
import dev.smoothevents.topic.EventMessage;
import java.util.Map;
import java.util.UUID;

/** What several deliveries have to tell, as the directory stood when their turn came. */
record Stories(ActionCatalogue catalogue, FeedText text, Map<String, Shelf> byAccount) {

    /** What is known of one account. */
    record Shelf(
            Map<UUID, EventMessage> events,
            Map<UUID, IssueCard> issues,
            Map<String, ProjectCard> projects,
            Map<String, PersonCard> people) {}

    /** The story, or null where the event, its action or its issue is no more. */
    Story of(Due due) {
        Shelf shelf = byAccount.get(due.account());
        EventMessage event = shelf.events().get(due.eventId());
        if (event == null) {
            return null;
        }
        Action action = catalogue.find(event.action()).orElse(null);
        IssueCard issue = shelf.issues().get(due.issueId());
        ProjectCard project = shelf.projects().get(event.project());
        if (action == null || issue == null || project == null) {
            return null;
        }
        return new Story(event, action, issue, project, shelf.people().get(event.actor()), text.render(event));
    }
}
