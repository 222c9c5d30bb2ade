package dev.smoothevents.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A well-behaved caller: it asks again, with the same key, until it has an answer. */
final class Caller {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Set<Integer> NOT_NOW = Set.of(409, 503);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Collection<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger replays = new AtomicInteger();

    /** One answer, whatever it is. */
    HttpResponse<String> send(String method, URI uri, String body, String... headers)
            throws IOException, InterruptedException {
        return send(PATIENCE, method, uri, body, headers);
    }

    /** One answer, for which it waits so long. */
    HttpResponse<String> send(Duration patience, String method, URI uri, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(patience)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode get(URI uri, String... headers) {
        try {
            return JSON.readTree(send("GET", uri, null, headers).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /**
     * The id of the event, once some service has accepted it; null where the thread was interrupted first, or where the answer is a
     * surprise.
     *
     * @param where asked before each attempt
     */
    String record(Supplier<URI> where, String body, String key) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                HttpResponse<String> answer = send("POST", where.get(), body, "Idempotency-Key", key);
                if (answer.statusCode() < 300) {
                    answer.headers().firstValue("Idempotency-Replayed").ifPresent(again -> replays.incrementAndGet());
                    return JSON.readTree(answer.body()).get("id").asText();
                }
                if (!NOT_NOW.contains(answer.statusCode())) {
                    surprises.add(key + ": " + answer.statusCode() + " " + answer.body());
                    return null;
                }
            } catch (IOException away) {
                // asked again
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            LockSupport.parkNanos(BEFORE_ASKING_AGAIN.toNanos());
        }
        return null;
    }

    /** How often {@link #record} got an answer that had been given before, and was lost. */
    int replays() {
        return replays.get();
    }

    /** Answers to {@link #record} that were neither 2xx nor a request to come back. */
    Collection<String> surprises() {
        return surprises;
    }
}
