package dev.smoothevents.inbox;

import dev.smoothevents.action.Action;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.action.FeedText;
import dev.smoothevents.event.EventLog;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.IssueCard;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.issue.ProjectCard;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts together what is told, as the directory stands at the moment of telling. */
@ApplicationScoped
class StoryBook {

    private final EventLog log;
    private final Directory directory;
    private final ActionCatalogue catalogue;
    private final FeedText text;

    StoryBook(EventLog log, Directory directory, ActionCatalogue catalogue, FeedText text) {
        this.log = log;
        this.directory = directory;
        this.catalogue = catalogue;
        this.text = text;
    }

    /** The story, or null where the event or its action is no more. */
    Uni<Story> story(String account, UUID eventId, UUID issueId) {
        return log.find(account, eventId).chain(event -> event == null ? nothing() : story(event, issueId));
    }

    private Uni<Story> story(EventMessage event, UUID issueId) {
        String account = event.account();
        return Uni.combine()
                .all()
                .unis(
                        directory.issues(account, List.of(issueId)),
                        directory.projects(account, List.of(event.project())),
                        directory.people(account, List.of(event.actor())))
                .asTuple()
                .map(found -> story(
                        event, found.getItem1().get(issueId), found.getItem2().get(event.project()), found.getItem3()));
    }

    private Story story(EventMessage event, IssueCard issue, ProjectCard project, Map<String, PersonCard> people) {
        Action action = catalogue.find(event.action()).orElse(null);
        if (action == null || issue == null || project == null) {
            return null;
        }
        return new Story(event, action, issue, project, people.get(event.actor()), text.render(event));
    }

    private static Uni<Story> nothing() {
        return Uni.createFrom().nullItem();
    }
}
