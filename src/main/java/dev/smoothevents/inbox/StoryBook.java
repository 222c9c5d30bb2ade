package dev.smoothevents.inbox;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.action.FeedText;
import dev.smoothevents.event.EventLog;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.IssueCard;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks up what is told, for many deliveries at once: the fewer questions, the better. */
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

    Uni<Stories> stories(List<Due> deliveries) {
        Map<String, Stories.Shelf> shelves = new HashMap<>();
        Uni<Void> all = Uni.createFrom().voidItem();
        for (var account :
                deliveries.stream().collect(Collectors.groupingBy(Due::account)).entrySet()) {
            all = all.chain(() -> shelf(account.getKey(), account.getValue()))
                    .invoke(shelf -> shelves.put(account.getKey(), shelf))
                    .replaceWithVoid();
        }
        return all.replaceWith(() -> new Stories(catalogue, text, shelves));
    }

    private Uni<Stories.Shelf> shelf(String account, List<Due> deliveries) {
        return Uni.combine()
                .all()
                .unis(
                        log.byIds(account, distinct(deliveries, Due::eventId)),
                        directory.issues(account, distinct(deliveries, Due::issueId)))
                .asTuple()
                .chain(found -> shelf(account, found.getItem1(), found.getItem2()));
    }

    private Uni<Stories.Shelf> shelf(String account, Map<UUID, EventMessage> events, Map<UUID, IssueCard> issues) {
        return Uni.combine()
                .all()
                .unis(
                        directory.projects(account, distinct(events.values(), EventMessage::project)),
                        directory.people(account, distinct(events.values(), EventMessage::actor)))
                .asTuple()
                .map(found -> new Stories.Shelf(events, issues, found.getItem1(), found.getItem2()));
    }

    private static <T, R> Set<R> distinct(Collection<T> all, Function<T, R> part) {
        return all.stream().map(part).collect(Collectors.toSet());
    }
}
