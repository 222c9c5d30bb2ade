package dev.smoothevents.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.smoothevents.event.BatchAnswer.Result;
import dev.smoothevents.http.Problem;
import dev.smoothevents.issue.Accounts;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Many events in one request. */
@Path("/v1/events/batch")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
public class BatchResource {

    private static final String NDJSON = "application/x-ndjson";

    private final EventRecorder recorder;
    private final BatchBody body;

    BatchResource(EventRecorder recorder, ObjectMapper json) {
        this.recorder = recorder;
        this.body = new BatchBody(json);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Record up to 1,000 events",
            description =
                    "Events of one issue are recorded in the order given. One that is refused does not fail the others, so look at"
                            + " each result. With an Idempotency-Key, each event has a key of its own: the header and its place in the batch.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.ARRAY, implementation = NewEvent.class),
                        examples = @ExampleObject(name = "One comment", value = "[" + EventResource.EXAMPLE + "]")),
                @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "200",
            description = "A result for each event, in order",
            content = @Content(schema = @Schema(implementation = BatchAnswer.class)))
    @APIResponse(
            responseCode = "4XX",
            description = "The batch as a whole cannot be read; nothing was written",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<BatchAnswer> array(
            byte[] events,
            @Parameter(description = "The same key and batch gives the first answers again")
                    @HeaderParam(EventResource.IDEMPOTENCY_KEY)
                    String idempotencyKey) {
        return record(body.array(events), idempotencyKey);
    }

    @POST
    @Consumes(NDJSON)
    @Operation(hidden = true)
    public Uni<BatchAnswer> lines(byte[] events, @HeaderParam(EventResource.IDEMPOTENCY_KEY) String idempotencyKey) {
        return record(body.lines(events), idempotencyKey);
    }

    private Uni<BatchAnswer> record(List<BatchBody.Item> items, String idempotencyKey) {
        List<Recording> recordings = new ArrayList<>();
        for (int n = 0; n < items.size(); n++) {
            if (items.get(n).event() != null) {
                String key = idempotencyKey == null ? null : idempotencyKey + "[" + n + "]";
                recordings.add(Recording.of(Accounts.DEFAULT, items.get(n).event(), Recording.API)
                        .withIdempotencyKey(key));
            }
        }
        return recorder.record(recordings).map(recorded -> answer(items, recorded.iterator()));
    }

    private static BatchAnswer answer(List<BatchBody.Item> items, Iterator<Recorded> recorded) {
        return new BatchAnswer(items.stream()
                .map(item -> item.problem() == null ? recorded.next() : Recorded.refused(item.problem()))
                .map(Result::of)
                .toList());
    }
}
