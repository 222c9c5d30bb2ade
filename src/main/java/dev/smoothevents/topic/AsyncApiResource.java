package dev.smoothevents.topic;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The contract of the topic as an AsyncAPI 3 document. */
@Path("/asyncapi")
public class AsyncApiResource {

    private static final String FILE = "asyncapi.yaml";
    private static final String ADDRESS = "address: issue-events";

    private final String document;

    AsyncApiResource(TopicConfig config) {
        this.document = read().replace(ADDRESS, "address: " + config.name());
    }

    @GET
    @Produces("application/yaml;charset=utf-8")
    @Operation(hidden = true)
    public String document() {
        return document;
    }

    private static String read() {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
