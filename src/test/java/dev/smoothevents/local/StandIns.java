package dev.smoothevents.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;

/** The stand-ins alone, as a client sees them. */
final class StandIns implements AutoCloseable {

    final TestClock clock = new TestClock();
    final Faults faults = new Faults(Clock.systemUTC());
    final SentLog log = new SentLog(Clock.systemUTC());
    final LinearAllowance allowance = new LinearAllowance(Clock.systemUTC());
    final LocalSmtp smtp = new LocalSmtp(faults, log);
    private final StandInServer server = new StandInServer(
            new SlackStandIn(faults, log, clock),
            new LinearStandIn(faults, log, allowance),
            new ControlDesk(faults, log, allowance, null, null));
    private final HttpClient client = HttpClient.newHttpClient();

    StandIns() {
        server.start();
        smtp.start();
    }

    HttpResponse<String> post(String path, String body, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .timeout(Duration.ofSeconds(5))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    JsonNode get(String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(server.url() + path)).build();
        return json(send(request));
    }

    ArrayNode sent(String channel) throws IOException {
        return (ArrayNode) get("/sent?channel=" + channel).path("items");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) throws IOException {
        return Json.MAPPER.readTree(answer.body());
    }

    @Override
    public void close() {
        faults.clear();
        server.close();
        smtp.stop();
    }
}
