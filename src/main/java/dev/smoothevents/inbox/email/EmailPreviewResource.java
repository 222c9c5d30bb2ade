package dev.smoothevents.inbox.email;

import dev.smoothevents.event.EventLog;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Violations;
import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.StoryFinder;
import dev.smoothevents.inbox.digest.Digest;
import dev.smoothevents.issue.Accounts;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.PersonCard;
import io.quarkus.mailer.Mail;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows the mail that a past event makes, byte for byte, without sending it. */
@Path("/v1/email/preview")
@Tag(name = "E-mail")
class EmailPreviewResource {

    private static final Map<String, String> TYPES =
            Map.of("text", "text/plain;charset=utf-8", "html", "text/html;charset=utf-8", "eml", "message/rfc822");
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'";
    /** A preview tells of a preview: who really was told and why is in the ledger. */
    private static final String REASON = "subscriber";

    private final EventLog log;
    private final StoryFinder stories;
    private final Directory directory;
    private final EmailComposer composer;

    EmailPreviewResource(EventLog log, StoryFinder stories, Directory directory, EmailComposer composer) {
        this.log = log;
        this.stories = stories;
        this.directory = directory;
        this.composer = composer;
    }

    @GET
    @Produces({"text/html", "text/plain", "message/rfc822", Problem.MEDIA_TYPE})
    @Operation(
            operationId = "previewEmail",
            summary = "Preview the e-mail about an event",
            description =
                    "With the templates of this service, as the directory stands. Nothing is sent and nothing written down."
                            + " Its unsubscribe links work.")
    @APIResponse(responseCode = "200", description = "The mail, or its text or HTML part")
    @APIResponse(responseCode = "404", description = "There is no such event or person")
    @APIResponse(responseCode = "422", description = "A parameter is missing or wrong")
    public Uni<Response> preview(
            @Parameter(description = "Id of an event", example = "01936f0e-7b2a-7c3d-9e4f-0123456789ab")
                    @QueryParam("event")
                    String event,
            @Parameter(description = "Key of the person who gets it", example = "hubot") @QueryParam("person")
                    String person,
            @Parameter(description = "html (where left out), text, or eml for the whole mail") @QueryParam("format")
                    String format,
            @Parameter(description = "event (where left out), or digest for a digest of this one event")
                    @QueryParam("template")
                    String template) {
        Violations faults = new Violations()
                .key("person", person, true)
                .oneOf("format", format, TYPES.keySet())
                .oneOf("template", template, Set.of(EmailTemplates.EVENT, EmailTemplates.DIGEST));
        UUID id = uuid(event, faults);
        faults.throwIfAny();
        return Uni.combine()
                .all()
                .unis(story(id), directory.person(Accounts.DEFAULT, person))
                .asTuple()
                .map(found -> mail(found.getItem1(), known(found.getItem2(), person), template))
                .map(mail -> answer(mail, format == null ? "html" : format));
    }

    private Uni<Story> story(UUID event) {
        return log.issueOf(Accounts.DEFAULT, event)
                .chain(issue -> issue == null
                        ? Uni.createFrom().nullItem()
                        : stories.find(Accounts.DEFAULT, Map.of(event, issue)).map(found -> found.get(event)))
                .invoke(story -> {
                    if (story == null) {
                        throw notFound("event " + event + " with an action of the catalogue");
                    }
                });
    }

    private Mail mail(Story story, PersonCard person, String template) {
        String address = Mailbox.address(String.valueOf(person.email())).orElse("nobody@example.invalid");
        UUID id = story.event().id();
        return EmailTemplates.DIGEST.equals(template)
                ? composer.compose(
                        new Digest(
                                id,
                                person.account(),
                                person.key(),
                                story.event().recordedAt(),
                                ZoneOffset.UTC,
                                1,
                                List.of(new Digest.Item(REASON, story))),
                        address)
                : composer.compose(
                        new Delivery(id, person.account(), EmailInbox.NAME, person.key(), REASON, 1, story), address);
    }

    private static Response answer(Mail mail, String format) {
        String body =
                switch (format) {
                    case "text" -> mail.getText();
                    case "eml" -> RawMail.of(mail);
                    default -> mail.getHtml();
                };
        return Response.ok(body, TYPES.get(format))
                .header("Content-Security-Policy", POLICY)
                .build();
    }

    private static UUID uuid(String event, Violations faults) {
        try {
            return UUID.fromString(String.valueOf(event));
        } catch (IllegalArgumentException e) {
            faults.add("event", "must be an id such as 01936f0e-7b2a-7c3d-9e4f-0123456789ab");
            return null;
        }
    }

    private static PersonCard known(PersonCard person, String key) {
        if (person == null) {
            throw notFound("person " + key);
        }
        return person;
    }

    private static ProblemException notFound(String what) {
        return new ProblemException(Problem.notFound("There is no " + what + "."));
    }
}
