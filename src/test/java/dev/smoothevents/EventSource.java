package dev.smoothevents;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of server-sent events, reading them as the standard says. */
public final class EventSource implements AutoCloseable {

    /** One that was dispatched. */
    public record Event(String id, String name, JsonNode data) {}

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final InputStream stream;
    private final Thread thread;
    private volatile String lastId;

    private String id;
    private String name = "message";
    private final StringBuilder data = new StringBuilder();

    private EventSource(InputStream stream, String lastId) {
        this.stream = stream;
        this.lastId = lastId;
        this.id = lastId;
        this.thread = new Thread(this::read, "event source");
        thread.setDaemon(true);
        thread.start();
    }

    /** Opens the stream, which must answer 200; from now on where the id is null. */
    public static EventSource open(String path, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<InputStream> answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200
                    || !answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
                throw new AssertionError("answered " + answer.statusCode() + " " + answer.headers());
            }
            return new EventSource(answer.body(), lastEventId);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read(line);
            }
        } catch (IOException closed) {
            // as it ends
        }
    }

    private void read(String line) {
        if (line.isEmpty()) {
            dispatch();
            return;
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
        switch (field) {
            case "id" -> id = value;
            case "event" -> name = value;
            case "data" -> data.append(data.isEmpty() ? "" : "\n").append(value);
            default -> {}
        }
    }

    /** The id counts also where there is no data. */
    private void dispatch() {
        if (!data.isEmpty()) {
            events.add(new Event(id, name, Api.read(data.toString())));
        }
        lastId = id;
        name = "message";
        data.setLength(0);
    }

    public String lastId() {
        return lastId;
    }

    /** The data of those with this name, {@code message} for those without. */
    public List<JsonNode> heard(String name) {
        return events.stream()
                .filter(event -> event.name().equals(name))
                .map(Event::data)
                .toList();
    }

    public List<Event> events() {
        return events;
    }

    /** Hangs up, and hears no more when this returns. */
    @Override
    public void close() {
        try {
            stream.close();
            thread.join();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
