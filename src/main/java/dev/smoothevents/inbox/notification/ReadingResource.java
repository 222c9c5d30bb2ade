package dev.smoothevents.inbox.notification;

import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Violations;
import dev.smoothevents.issue.Accounts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a person does with the in-app inbox. All of it may be repeated without harm. */
@Path("/v1/people/{key}/notifications")
@Tag(name = "Notifications")
@Produces(MediaType.APPLICATION_JSON)
@APIResponse(
        responseCode = "404",
        description = "The person has no such notification, or there is no such person or issue",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
public class ReadingResource {

    private final NotificationTable table;
    private final UnreadTable unread;
    private final IssueTable issues;

    ReadingResource(NotificationTable table, UnreadTable unread, IssueTable issues) {
        this.table = table;
        this.unread = unread;
        this.issues = issues;
    }

    @POST
    @Path("/{id}/read")
    @Operation(summary = "Mark one as read", description = "The time of the first time stays.")
    public Uni<Void> read(@PathParam("key") String person, @PathParam("id") String id) {
        return change(Change.READ, person, id);
    }

    @POST
    @Path("/{id}/unread")
    @Operation(summary = "Mark one as unread", description = "One that is archived comes back into the inbox.")
    public Uni<Void> unread(@PathParam("key") String person, @PathParam("id") String id) {
        return change(Change.UNREAD, person, id);
    }

    @POST
    @Path("/{id}/archive")
    @Operation(summary = "Archive one", description = "It leaves the inbox, and is read.")
    public Uni<Void> archive(@PathParam("key") String person, @PathParam("id") String id) {
        return change(Change.ARCHIVE, person, id);
    }

    @POST
    @Path("/{id}/unarchive")
    @Operation(summary = "Bring one back from the archive", description = "It is in the inbox again, read.")
    public Uni<Void> unarchive(@PathParam("key") String person, @PathParam("id") String id) {
        return change(Change.UNARCHIVE, person, id);
    }

    @POST
    @Path("/read-all")
    @KnownPerson
    @Operation(
            summary = "Mark all as read",
            description =
                    "What comes meanwhile stays unread. Answers how many were unread. Very many are marked some thousand"
                            + " at a time; if it breaks off, do it again.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ReadCount.class),
                            examples = @ExampleObject(name = "Three", value = "{\"read\": 3}")))
    public Uni<ReadCount> readAll(
            @PathParam("key") String person,
            @Parameter(description = "Id of the newest to be marked, for one who has seen no more") @QueryParam("upTo")
                    String upTo,
            @Parameter(description = "Key of the only issue") @QueryParam("issue") String issue) {
        new Violations().key("issue", issue, false).throwIfAny();
        return position(person, upTo)
                .chain(end -> issueId(issue).chain(id -> unread.readAll(owner(person), id, end)))
                .map(ReadCount::new);
    }

    private Uni<Void> change(Change change, String person, String id) {
        new Violations().key("key", person, true).throwIfAny();
        return table.change(change, owner(person), uuid(id))
                .invoke(found -> {
                    if (!found) {
                        throw noSuch(id);
                    }
                })
                .replaceWithVoid();
    }

    private static Owner owner(String person) {
        return new Owner(Accounts.DEFAULT, person);
    }

    private Uni<Long> position(String person, String id) {
        return id == null
                ? Uni.createFrom().nullItem()
                : unread.position(owner(person), uuid(id)).onItem().ifNull().failWith(() -> noSuch(id));
    }

    private Uni<UUID> issueId(String key) {
        return key == null ? Uni.createFrom().nullItem() : issues.known(Accounts.DEFAULT, key);
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw noSuch(id);
        }
    }

    private static ProblemException noSuch(String id) {
        return new ProblemException(Problem.notFound("There is no notification " + id));
    }
}
