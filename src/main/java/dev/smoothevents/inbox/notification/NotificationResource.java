package dev.smoothevents.inbox.notification;

import dev.smoothevents.action.FeedText;
import dev.smoothevents.event.EventLog;
import dev.smoothevents.http.Cursor;
import dev.smoothevents.http.Limit;
import dev.smoothevents.http.Page;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Violations;
import dev.smoothevents.issue.Accounts;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The in-app inbox of a person. */
@Path("/v1/people/{key}/notifications")
@Tag(name = "Notifications", description = "The in-app inbox of a person")
@Produces(MediaType.APPLICATION_JSON)
public class NotificationResource {

    private static final String CURSOR = "notifications";

    private final NotificationTable table;
    private final EventLog log;
    private final FeedText sentences;
    private final Directory directory;

    NotificationResource(NotificationTable table, EventLog log, FeedText sentences, Directory directory) {
        this.table = table;
        this.log = log;
        this.sentences = sentences;
        this.directory = directory;
    }

    @GET
    @Operation(summary = "List what a person is told in the app, newest first")
    public Uni<Page<NotificationView>> list(
            @PathParam("key") String person,
            @Parameter(description = "true: only unread; false: only read") @QueryParam("unread") String unread,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        int size = Limit.parse(limit);
        Boolean only = unread(unread);
        UUID before = before(cursor);
        return known(person)
                .chain(() -> table.page(Accounts.DEFAULT, person, only, before, size))
                .chain(stored -> page(stored, size));
    }

    @GET
    @Path("/unread-count")
    @Operation(summary = "Count what a person has not read")
    public Uni<Map<String, Long>> unreadCount(@PathParam("key") String person) {
        return known(person).chain(() -> table.unread(Accounts.DEFAULT, person)).map(count -> Map.of("count", count));
    }

    @POST
    @Path("/{id}/read")
    @Operation(summary = "Mark one as read", description = "Again is fine; the first time stays.")
    public Uni<Void> read(@PathParam("key") String person, @PathParam("id") String id) {
        return table.read(Accounts.DEFAULT, person, uuid(id))
                .invoke(found -> {
                    if (!found) {
                        throw noSuch("notification " + id);
                    }
                })
                .replaceWithVoid();
    }

    @POST
    @Path("/read-all")
    @Operation(summary = "Mark all as read", description = "Answers how many were unread.")
    public Uni<Map<String, Integer>> readAll(@PathParam("key") String person) {
        return known(person)
                .chain(() -> table.readAll(Accounts.DEFAULT, person))
                .map(count -> Map.of("read", count));
    }

    private Uni<Void> known(String key) {
        return directory
                .person(Accounts.DEFAULT, key)
                .onItem()
                .ifNull()
                .failWith(() -> noSuch("person " + key))
                .replaceWithVoid();
    }

    private Uni<Page<NotificationView>> page(List<NotificationTable.Stored> stored, int limit) {
        boolean more = stored.size() > limit;
        List<NotificationTable.Stored> items = more ? stored.subList(0, limit) : stored;
        String next = more ? Cursor.of(CURSOR, items.get(limit - 1).id().toString()) : null;
        List<UUID> events =
                items.stream().map(NotificationTable.Stored::eventId).toList();
        return log.byIds(Accounts.DEFAULT, events)
                .map(found ->
                        new Page<>(items.stream().map(item -> view(item, found)).toList(), next));
    }

    private NotificationView view(NotificationTable.Stored item, Map<UUID, EventMessage> events) {
        EventMessage event = events.get(item.eventId());
        return new NotificationView(
                item.id(), event, sentences.render(event), item.reason(), item.readAt(), item.createdAt());
    }

    private static Boolean unread(String unread) {
        new Violations().oneOf("unread", unread, Set.of("true", "false")).throwIfAny();
        return unread == null ? null : Boolean.valueOf(unread);
    }

    private static UUID before(String cursor) {
        List<String> values = Cursor.parse(CURSOR, 1, cursor);
        try {
            return values == null ? null : UUID.fromString(values.get(0));
        } catch (IllegalArgumentException e) {
            throw Cursor.foreign();
        }
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw noSuch("notification " + id);
        }
    }

    private static ProblemException noSuch(String what) {
        return new ProblemException(Problem.notFound("There is no " + what));
    }
}
