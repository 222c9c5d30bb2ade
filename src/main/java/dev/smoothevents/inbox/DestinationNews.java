package dev.smoothevents.inbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.event.EventRecorder;
import dev.smoothevents.event.NewEvent;
import dev.smoothevents.event.Recorded;
import dev.smoothevents.event.Recording;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.Follower;
import dev.smoothevents.issue.IssueCard;
import dev.smoothevents.topic.EventRecord;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * That a destination is disabled is an event of its own, on the issue that could not be told there; the project's maintainers are named, so
 * they hear of it. The one place where an inbox records anything. Recorded once, whichever replica does, and also after a crash.
 */
@ApplicationScoped
class DestinationNews {

    private static final Logger LOG = Logger.getLogger(DestinationNews.class);
    private static final String SOURCE = "inbox";

    private final DestinationTable table;
    private final Directory directory;
    private final EventRecorder recorder;

    DestinationNews(DestinationTable table, Directory directory, EventRecorder recorder) {
        this.table = table;
        this.directory = directory;
        this.recorder = recorder;
    }

    /** Tells of those that nobody has told of. Never fails: what cannot be told now is told later. */
    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        return table.untold()
                .chain(this::tellAll)
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "Disabled destinations are told of later"))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> tellAll(List<DestinationTable.Untold> destinations) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (DestinationTable.Untold one : destinations) {
            all = all.chain(() -> tell(one));
        }
        return all;
    }

    private Uni<Void> tell(DestinationTable.Untold destination) {
        List<UUID> issue = List.of(destination.issueId());
        return Uni.combine()
                .all()
                .unis(directory.issues(destination.account(), issue), directory.followers(destination.account(), issue))
                .asTuple()
                .chain(found -> tell(
                        destination,
                        found.getItem1().get(destination.issueId()),
                        found.getItem2().get(destination.issueId())));
    }

    private Uni<Void> tell(DestinationTable.Untold destination, IssueCard issue, List<Follower> followers) {
        if (issue == null) {
            return table.told(destination, null);
        }
        return recorder.record(List.of(recording(destination, issue, followers)))
                .chain(recorded -> recorded(destination, recorded.get(0)));
    }

    private Uni<Void> recorded(DestinationTable.Untold destination, Recorded recorded) {
        return recorded.event() == null
                ? Uni.createFrom()
                        .failure(new IllegalStateException(recorded.problem().detail()))
                : table.told(destination, recorded.event().id());
    }

    /** The row's id makes a repetition harmless. */
    private static Recording recording(DestinationTable.Untold destination, IssueCard issue, List<Follower> followers) {
        ObjectNode extra = JsonNodeFactory.instance
                .objectNode()
                .put("inbox", destination.inbox())
                .put("destination", destination.destination())
                .put("answer", destination.answer());
        ArrayNode mentions = extra.putArray("mentions");
        followers.stream()
                .filter(follower -> follower.reason().equals("maintainer"))
                .forEach(maintainer -> mentions.add(maintainer.person()));
        String id = destination.id().toString();
        NewEvent event = new NewEvent(
                issue.key(),
                null,
                "destination_disabled",
                null,
                new EventRecord("destination", id, null, null, null, destination.destination()),
                extra,
                null,
                null);
        return new Recording(destination.account(), event, SOURCE, null, destination.eventId(), id, null);
    }
}
