package dev.smoothevents;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The service as its callers see it, for the tests of its stations. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 60;

    private Api() {}

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The answer's body as JSON; JSON is always UTF-8. */
    public static JsonNode read(Response answer) {
        return read(new String(answer.asByteArray(), StandardCharsets.UTF_8));
    }

    /** A key that no other test uses. */
    public static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    /** JSON, in which single quotes stand for double ones. */
    public static ObjectNode json(String text) {
        return (ObjectNode) read(text.replace('\'', '"'));
    }

    public static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** An event with no more in it than must be. */
    public static ObjectNode event(String issue, String action) {
        return JSON.createObjectNode().put("issue", issue).put("action", action).put("actor", "octocat");
    }

    public static Response post(JsonNode event) {
        return given().contentType("application/json").body(bytes(event)).post("/v1/events");
    }

    public static Response post(JsonNode event, String idempotencyKey) {
        return given().contentType("application/json")
                .header("Idempotency-Key", idempotencyKey)
                .body(bytes(event))
                .post("/v1/events");
    }

    /** Records the event, which must be new. */
    public static ObjectNode record(JsonNode event) {
        return (ObjectNode) read(post(event).then().statusCode(201).extract().response());
    }

    public static Response get(String path, String... parameters) {
        var request = given();
        for (int i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i], parameters[i + 1]);
        }
        return request.get(path);
    }

    /** The items of a list, which must fit on one page of 200. */
    public static List<JsonNode> items(String path, String... parameters) {
        JsonNode page = read(get(path, with(parameters, "limit", "200"))
                .then()
                .statusCode(200)
                .extract()
                .response());
        if (!page.path("next").isNull()) {
            throw new AssertionError("more than one page of " + path);
        }
        List<JsonNode> items = new ArrayList<>();
        page.path("items").forEach(items::add);
        return items;
    }

    public static List<JsonNode> events(String issue) {
        return items("/v1/events", "issue", issue);
    }

    /** PUTs one of the directory's things. */
    public static void put(String kind, String key, JsonNode body) {
        given().contentType("application/json")
                .body(bytes(body))
                .put("/v1/" + kind + "/{key}", key)
                .then()
                .statusCode(201);
    }

    /** The same call many times at once. */
    public static <T> List<T> atOnce(int times, IntFunction<T> call) {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        try {
            List<CompletableFuture<T>> calls = IntStream.range(0, times)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> call.apply(n), threads))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (CompletableFuture<T> one : calls) {
                answers.add(one.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return answers;
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static String[] with(String[] parameters, String name, String value) {
        List<String> all = new ArrayList<>(List.of(parameters));
        all.add(name);
        all.add(value);
        return all.toArray(String[]::new);
    }
}
