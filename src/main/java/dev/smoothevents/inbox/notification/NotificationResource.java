package dev.smoothevents.inbox.notification;

import dev.smoothevents.http.Cursor;
import dev.smoothevents.http.Limit;
import dev.smoothevents.http.Page;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.Violations;
import dev.smoothevents.issue.Accounts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The in-app inbox of a person, to look at. */
@Path("/v1/people/{key}/notifications")
@Tag(name = "Notifications", description = "The in-app inbox of a person")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "404",
        description = "There is no such person, or no such issue",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class NotificationResource {

    static final String EXAMPLE = """
            {"id": "01936f0e-8c11-7d20-a1b2-0123456789ab", "event": {"id": "01936f0e-7b2a-7c3d-9e4f-0123456789ab",
             "issue": "acme/web#42", "sequence": 17, "action": "comment_added", "actor": "octocat"},
             "text": "octocat commented", "reason": "mentioned", "why": "You were mentioned.", "readAt": null,
             "archivedAt": null, "createdAt": "2026-11-23T18:00:00.123456Z"}""";

    private static final String PAGE = "{\"items\": [" + EXAMPLE + "], \"next\": null}";
    private static final String GROUPS = """
            {"items": [{"issue": "acme/web#42", "title": "Login fails", "count": 3, "unread": 2, "latest":
            """ + EXAMPLE + "}], \"next\": null}";
    private static final String CURSOR = "notifications";

    private final NotificationTable table;
    private final IssueTable issues;
    private final UnreadTable unreadTable;
    private final NotificationViews views;

    NotificationResource(NotificationTable table, IssueTable issues, UnreadTable unreadTable, NotificationViews views) {
        this.table = table;
        this.issues = issues;
        this.unreadTable = unreadTable;
        this.views = views;
    }

    @GET
    @KnownPerson
    @Operation(
            summary = "List what a person is told in the app, newest first",
            description = "What is in the inbox, read or not; what is archived only when asked for.")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "One, unread", value = PAGE)))
    public Uni<Page<NotificationView>> list(
            @PathParam("key") String person,
            @Parameter(description = "true: only unread; false: only read") @QueryParam("unread") String unread,
            @Parameter(description = "true: only archived") @QueryParam("archived") String archived,
            @Parameter(description = "Key of the only issue") @QueryParam("issue") String issue,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        new Violations().key("issue", issue, false).throwIfAny();
        Shelf shelf = Shelf.of(flag("unread", unread), flag("archived", archived));
        int size = Limit.parse(limit);
        long before = before(cursor);
        return issueId(issue)
                .chain(id -> table.page(owner(person), shelf, id, before, size + 1))
                .chain(stored -> page(stored, size));
    }

    @GET
    @Path("/by-issue")
    @KnownPerson
    @Operation(
            summary = "List what a person is told in the app by issue",
            description =
                    "One row for each issue: the newest notification in the inbox, how many there are, and how many"
                            + " of them are unread. The issue with the newest comes first.")
    @APIResponse(
            responseCode = "200",
            content = @Content(examples = @ExampleObject(name = "One issue", value = GROUPS)))
    public Uni<Page<IssueNotificationsView>> byIssue(
            @PathParam("key") String person,
            @Parameter(
                            description =
                                    "true: only issues with something unread, which is then the newest; false: the same with read")
                    @QueryParam("unread")
                    String unread,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        Shelf shelf = Shelf.of(flag("unread", unread), null);
        int size = Limit.parse(limit);
        return issues.groups(owner(person), shelf, before(cursor), size + 1).chain(groups -> groupPage(groups, size));
    }

    @GET
    @Path("/unread-count")
    @Operation(summary = "Count what a person has not read")
    public Uni<UnreadCount> unreadCount(@PathParam("key") String person) {
        new Violations().key("key", person, true).throwIfAny();
        return unreadTable
                .count(owner(person))
                .onItem()
                .ifNull()
                .failWith(() -> PersonFilter.noSuchPerson(person))
                .map(UnreadCount::new);
    }

    private static Owner owner(String person) {
        return new Owner(Accounts.DEFAULT, person);
    }

    private Uni<UUID> issueId(String key) {
        return key == null ? Uni.createFrom().nullItem() : issues.known(Accounts.DEFAULT, key);
    }

    private Uni<Page<NotificationView>> page(List<Stored> rows, int size) {
        List<Stored> shown = shown(rows, size);
        return views.of(Accounts.DEFAULT, shown)
                .map(found -> new Page<>(
                        shown.stream()
                                .map(one -> found.get(one.id()))
                                .filter(Objects::nonNull)
                                .toList(),
                        next(rows, size, Stored::position)));
    }

    private Uni<Page<IssueNotificationsView>> groupPage(List<IssueTable.Group> rows, int size) {
        List<IssueTable.Group> shown = shown(rows, size);
        return views.of(
                        Accounts.DEFAULT,
                        shown.stream().map(IssueTable.Group::latest).toList())
                .map(found -> new Page<>(
                        shown.stream()
                                .filter(group ->
                                        found.containsKey(group.latest().id()))
                                .map(group -> view(group, found))
                                .toList(),
                        next(rows, size, group -> group.latest().position())));
    }

    private static IssueNotificationsView view(IssueTable.Group group, Map<UUID, NotificationView> found) {
        return new IssueNotificationsView(
                group.issue(),
                group.title(),
                group.count(),
                group.unread(),
                found.get(group.latest().id()));
    }

    private static <T> List<T> shown(List<T> rows, int size) {
        return rows.size() > size ? rows.subList(0, size) : rows;
    }

    private static <T> String next(List<T> rows, int size, Function<T, Long> position) {
        return rows.size() > size
                ? Cursor.of(CURSOR, position.apply(rows.get(size - 1)).toString())
                : null;
    }

    private static Boolean flag(String name, String value) {
        new Violations().oneOf(name, value, Set.of("true", "false")).throwIfAny();
        return value == null ? null : Boolean.valueOf(value);
    }

    private static long before(String cursor) {
        List<String> values = Cursor.parse(CURSOR, 1, cursor);
        try {
            return values == null ? NotificationTable.END : Long.parseLong(values.get(0));
        } catch (NumberFormatException e) {
            throw Cursor.foreign();
        }
    }
}
