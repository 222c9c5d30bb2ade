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
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what there is to tell of many events of one account, as the directory stands. */
@ApplicationScoped
public class StoryFinder {

    private final EventLog log;
    private final Directory directory;
    private final ActionCatalogue catalogue;
    private final FeedText text;

    StoryFinder(EventLog log, Directory directory, ActionCatalogue catalogue, FeedText text) {
        this.log = log;
        this.directory = directory;
        this.catalogue = catalogue;
        this.text = text;
    }

    /**
     * The stories by event, without those whose event, action or issue is no more.
     *
     * @param issues each event's issue, by the event's id
     */
    public Uni<Map<UUID, Story>> find(String account, Map<UUID, UUID> issues) {
        return log.byIds(account, issues.keySet()).chain(events -> find(account, issues, events.values()));
    }

    private Uni<Map<UUID, Story>> find(String account, Map<UUID, UUID> issues, Collection<EventMessage> events) {
        return Uni.combine()
                .all()
                .unis(
                        directory.issues(account, Set.copyOf(issues.values())),
                        directory.projects(account, distinct(events, EventMessage::project)),
                        directory.people(account, distinct(events, EventMessage::actor)))
                .asTuple()
                .map(found -> {
                    Map<UUID, Story> stories = new HashMap<>();
                    for (EventMessage event : events) {
                        IssueCard issue = found.getItem1().get(issues.get(event.id()));
                        ProjectCard project = found.getItem2().get(event.project());
                        PersonCard actor = found.getItem3().get(event.actor());
                        Action action = catalogue.find(event.action()).orElse(null);
                        if (action != null && issue != null && project != null) {
                            stories.put(
                                    event.id(), new Story(event, action, issue, project, actor, text.render(event)));
                        }
                    }
                    return stories;
                });
    }

    private static Set<String> distinct(Collection<EventMessage> events, Function<EventMessage, String> part) {
        return events.stream().map(part).collect(Collectors.toSet());
    }
}
