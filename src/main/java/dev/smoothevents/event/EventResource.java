package dev.smoothevents.event;

import dev.smoothevents.http.Page;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.issue.Accounts;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events over HTTP: say what happened, read it back. */
@Path("/v1/events")
@Tag(name = "Events", description = "Say what happened, and read it back")
@Produces(MediaType.APPLICATION_JSON)
public class EventResource {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String CORRELATION_ID = "X-Correlation-Id";
    static final String EXAMPLE = """
            {"issue": "acme/web#42", "project": "acme/web", "action": "comment_added", "actor": "octocat",
             "record": {"type": "comment", "id": "1001", "url": "https://example.com/acme/web/42#1001", "body": "Looks good"},
             "extra": {"mentions": ["hubot"]}}""";

    private final EventRecorder recorder;
    private final EventLog log;

    EventResource(EventRecorder recorder, EventLog log) {
        this.recorder = recorder;
        this.log = log;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record an event",
            description = "Once this answers 2xx the event is on disk, and will be told to everyone who cares.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = NewEvent.class),
                            examples = @ExampleObject(name = "A comment", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "Recorded",
            headers = @Header(name = "Location", schema = @Schema(implementation = String.class)),
            content = @Content(schema = @Schema(implementation = EventMessage.class)))
    @APIResponse(
            responseCode = "200",
            description = "Folded into an earlier event like it: `throttled` is true",
            content = @Content(schema = @Schema(implementation = EventMessage.class)))
    @APIResponse(
            responseCode = "4XX",
            description = "Not acceptable; nothing was written",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Not now; try again after `Retry-After` seconds, with the same Idempotency-Key",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> record(
            NewEvent event,
            @Parameter(description = "The same key and body gives the first answer again. Up to 255 characters")
                    @HeaderParam(IDEMPOTENCY_KEY)
                    String idempotencyKey,
            @Parameter(description = "Ties together what belongs together; the event's own id unless given")
                    @HeaderParam(CORRELATION_ID)
                    String correlationId) {
        if (event == null) {
            throw new ProblemException(Problem.malformed("The body is empty; send an event as JSON"));
        }
        Recording recording =
                new Recording(Accounts.DEFAULT, event, Recording.API, correlationId, null, idempotencyKey, null);
        return recorder.record(List.of(recording)).map(answers -> response(answers.get(0)));
    }

    private static Response response(Recorded answer) {
        if (answer.problem() != null) {
            throw new ProblemException(answer.problem());
        }
        Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.event());
        if (answer.status() == 201) {
            response.header("Location", "/v1/events/" + answer.event().id());
        }
        if (answer.replayed()) {
            response.header(REPLAYED, "true");
        }
        return response.build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Read an event")
    public Uni<EventMessage> find(@PathParam("id") String id) {
        return log.find(Accounts.DEFAULT, uuid(id)).onItem().ifNull().failWith(() -> noSuchEvent(id));
    }

    @GET
    @Operation(summary = "List events, newest first", description = "All events, also those that the feed hides.")
    public Uni<Page<EventMessage>> list(@BeanParam EventQuery query) {
        return log.page(Accounts.DEFAULT, query, List.of());
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw noSuchEvent(id);
        }
    }

    private static ProblemException noSuchEvent(String id) {
        return new ProblemException(Problem.notFound("There is no event " + id));
    }
}
