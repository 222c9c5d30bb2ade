package dev.smoothevents.http;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** Answers what it is told, and fails on demand. */
@Path("/v1/echo")
@Produces(MediaType.APPLICATION_JSON)
public class EchoResource {

    public record Part(String id, int size) {}

    public record Sample(
            String text,
            Integer number,
            Boolean flag,
            Instant at,
            Duration span,
            UUID id,
            Part part,
            List<Part> parts) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Sample> echo(Sample sample) {
        return Uni.createFrom().item(sample);
    }

    @GET
    @Path("fail/{how}")
    public Uni<String> fail(@PathParam("how") String how) {
        return Uni.createFrom()
                .failure(
                        switch (how) {
                            case "database" ->
                                new CompletionException(new ConnectException("Connection refused: 10.0.0.1:5432"));
                            case "stored-json" ->
                                new IllegalStateException(new com.fasterxml.jackson.core.JsonParseException(null, "x"));
                            default -> new IllegalStateException("the secret inside");
                        });
    }
}
