package dev.smoothevents.github;

import dev.smoothevents.http.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Where GitHub delivers. Signed instead of authorized by an API key. Sources: GitHub docs, "Webhook events and payloads",
 * "Validating webhook deliveries", "Best practices for using webhooks".
 */
@Path("/v1/github/webhooks")
@Tag(name = "GitHub", description = "GitHub webhooks become events.")
public class GithubResource {

    private final GithubIntake intake;

    GithubResource(GithubIntake intake) {
        this.intake = intake;
    }

    // any content type: the signature is over the bytes as they are, and comes first
    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "receiveGithubWebhook",
            summary = "Take a delivery of a GitHub webhook",
            description =
                    "Records what happened to an issue. The same delivery again (GitHub's “Redeliver”) is recorded "
                            + "once. Answered after the commit. Events that are not about issues are ignored.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "labeled", value = Example.LABELED)),
                @Content(
                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                        schema = @Schema(implementation = Example.Form.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "Recorded, now or at an earlier delivery; or the answer to a ping.",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookAnswer.class),
                            examples = {
                                @ExampleObject(name = "recorded", value = Example.RECORDED),
                                @ExampleObject(name = "pong", value = Example.PONG)
                            }))
    @APIResponse(
            responseCode = "202",
            description = "Understood, and nothing to record.",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookAnswer.class),
                            examples = @ExampleObject(name = "ignored", value = Example.IGNORED)))
    @APIResponse(
            responseCode = "400",
            description = "The body cannot be read, or a header is missing.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "The signature is missing or wrong.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "415",
            description = "Neither JSON nor a form.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "No secret is configured, or nothing can be recorded just now.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<WebhookAnswer>> receive(
            @Parameter(description = "The kind of event.", required = true, example = "issues")
                    @HeaderParam(WebhookRequest.EVENT_HEADER)
                    String event,
            @Parameter(description = "Unique per delivery; at most 200 characters.", required = true)
                    @HeaderParam(WebhookRequest.DELIVERY_HEADER)
                    String delivery,
            @Parameter(description = "sha256= and the hex HMAC-SHA256 of the raw body.", required = true)
                    @HeaderParam(GithubSignature.HEADER)
                    String signature,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.CONTENT_TYPE) String contentType,
            byte[] body) {
        byte[] bytes = body == null ? new byte[0] : body;
        return intake.receive(new WebhookRequest(event, delivery, signature, contentType, bytes))
                .map(GithubResource::response);
    }

    private static RestResponse<WebhookAnswer> response(WebhookAnswer answer) {
        return RestResponse.ResponseBuilder.<WebhookAnswer>create(answer.httpStatus())
                .entity(answer)
                .build();
    }
}
