package dev.smoothevents.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BodyLimitTest {

    private static final int MAX = 256 * 1024;

    @TestHTTPResource("/v1/")
    URI api;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @Test
    void aBodyOfExactlyTheLimitIsRead() throws Exception {
        assertRead(post("echo", BodyPublishers.ofByteArray(bodyOf(MAX))));
        assertRead(post("echo", chunked(MAX)));
    }

    @Test
    void oneByteMoreIsTooLarge() throws Exception {
        assertTooLarge(post("echo", BodyPublishers.ofByteArray(bodyOf(MAX + 1))));
    }

    @Test
    void oneByteMoreInChunksIsTooLarge() throws Exception {
        assertTooLarge(post("echo", chunked(MAX + 1)));
    }

    @Test
    void muchMoreInChunksIsTooLargeAndTheConnectionGoesOn() throws Exception {
        assertTooLarge(post("echo", chunked(20 * MAX)));
        assertThat(post("echo", chunked(100)).statusCode()).isEqualTo(200);
    }

    @Test
    void theLimitIsNotForManyEventsAtOnce() throws Exception {
        HttpResponse<String> answer = post("events/batch", BodyPublishers.ofByteArray(bodyOf(2 * MAX)));
        assertThat(answer.statusCode()).isNotEqualTo(413);
    }

    private static void assertRead(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("https://smooth-events.dev/problems/too-large", "262144");
    }

    private HttpResponse<String> post(String path, BodyPublisher body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(api.resolve(path))
                .header("Content-Type", "application/json")
                .POST(body)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    private static BodyPublisher chunked(int size) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bodyOf(size)));
    }

    private static byte[] bodyOf(int size) {
        String frame = "{\"text\":\"\"}";
        return frame.replace("\"\"", "\"" + "x".repeat(size - frame.length()) + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }
}
