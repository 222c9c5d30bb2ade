package dev.smoothevents.local;

import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import io.quarkus.arc.profile.IfBuildProfile;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The local stack seen from the service: where it is, what went out, and how to break it. Never in production. */
@Path("/local")
@IfBuildProfile(anyOf = {"dev", "test"})
public class LocalResource {

    /** Where the parts of the stack are. */
    public record Stack(String postgres, String kafka, String smtp, String slack, String linear) {}

    private final HttpClient client = HttpClient.newHttpClient();

    @ConfigProperty(name = LocalStack.URL)
    Optional<String> standIns;

    @ConfigProperty(name = "smooth.database.url")
    Optional<String> postgres;

    @ConfigProperty(name = "smooth.kafka.bootstrap-servers")
    Optional<String> kafka;

    @ConfigProperty(name = "quarkus.mailer.host")
    Optional<String> smtpHost;

    @ConfigProperty(name = "quarkus.mailer.port")
    Optional<Integer> smtpPort;

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public String page() throws IOException {
        try (InputStream page = LocalResource.class.getResourceAsStream("/local/sent.html")) {
            return new String(Objects.requireNonNull(page).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @GET
    @Path("/stack")
    public Stack stack() {
        String url = url();
        return new Stack(
                postgres.orElse(null),
                kafka.orElse(null),
                smtpHost.orElse("") + ":" + smtpPort.orElse(25),
                url + SlackStandIn.PATH,
                url + LinearStandIn.PATH);
    }

    /** Everything that a provider accepted, newest first. */
    @GET
    @Path("/sent")
    public Uni<Response> sent(@QueryParam("channel") Optional<String> channel) {
        String query = URLEncoder.encode(channel.orElse(""), StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(URI.create(url() + "/sent?channel=" + query)));
    }

    /** Makes a channel misbehave for a while. */
    @POST
    @Path("/faults")
    public Uni<Response> faults(String fault) {
        return send(
                HttpRequest.newBuilder(URI.create(url() + "/faults")).POST(HttpRequest.BodyPublishers.ofString(fault)));
    }

    private Uni<Response> send(HttpRequest.Builder request) {
        return Uni.createFrom()
                .completionStage(() -> client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()))
                .map(LocalResource::passOn);
    }

    private static Response passOn(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new ProblemException(Problem.malformed(answer.body()));
        }
        return Response.ok(answer.body(), MediaType.APPLICATION_JSON_TYPE).build();
    }

    private String url() {
        return standIns.orElseThrow(
                () -> new ProblemException(Problem.notFound("real addresses are set: there is no local stack")));
    }
}
