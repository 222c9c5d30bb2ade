package dev.smoothevents.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.local.LocalStack;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two services on the same Postgres and Kafka behave as one. */
class ReplicasIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ISSUES = 50;
    private static final int COMMENTS = 1_000;

    private static final LocalStack STACK = new LocalStack(false);
    private static final List<ServiceProcess> SERVICES = new ArrayList<>();

    private final Caller caller = new Caller();
    private final AtomicInteger turn = new AtomicInteger();

    @BeforeAll
    static void start() {
        STACK.start();
        Map<String, String> settings = new HashMap<>(STACK.settings());
        settings.put("smooth.access.open", "true");
        // each event is looked for in Slack, none in a summary
        settings.put("smooth.slack.pace", "PT0S");
        // the first one makes the schema
        for (String name : List.of("replica-1", "replica-2")) {
            ServiceProcess service = new ServiceProcess(name, settings);
            SERVICES.add(service);
            service.start();
        }
    }

    @AfterAll
    static void stop() {
        SERVICES.forEach(ServiceProcess::close);
        STACK.close();
    }

    @Test
    void aHundredRepeatsOverBothAreOneEventAndOneMessage() {
        List<HttpResponse<String>> answers = atOnce("""
                {"issue": "rep/a#1", "action": "comment_viewed", "actor": "octocat",
                 "record": {"type": "comment", "id": "7"}, "throttleWithin": "PT15M"}""");

        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(99);
        JsonNode items =
                caller.get(SERVICES.get(0).uri("/v1/events?issue=rep%2Fa%231")).get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("occurrences").asInt()).isEqualTo(100);
        String id = items.get(0).get("id").asText();
        // whatever else was on its way has passed once a later event of the same issue is there
        String later = caller.record(this::next, "{\"issue\":\"rep/a#1\",\"action\":\"comment_added\"}", "rep-a-later");
        await().atMost(SOON).until(() -> messages(later) == 1);
        assertThat(messages(id)).isEqualTo(1);
    }

    @Test
    void aHundredRequestsWithOneKeyOverBothAreOneEventWithOneAnswer() {
        List<HttpResponse<String>> answers = atOnce(
                "{\"issue\":\"rep/b#1\",\"action\":\"comment_added\",\"actor\":\"octocat\"}",
                "Idempotency-Key",
                "rep-b");

        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(answers)
                .filteredOn(answer ->
                        answer.headers().firstValue("Idempotency-Replayed").isEmpty())
                .as("first answers")
                .hasSize(1);
        assertThat(caller.get(SERVICES.get(1).uri("/v1/events?issue=rep%2Fb%231"))
                        .get("items"))
                .hasSize(1);
    }

    @Test
    void withoutAFaultNothingIsRepeatedAndNothingIsOutOfOrder() throws Exception {
        Aftermath.prepare(SERVICES.get(0), "rep/c", "#rep-c", ISSUES);
        Load load = Load.burst("rep/c", ISSUES, COMMENTS, this::next);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> load.count() == COMMENTS || !load.surprises().isEmpty());

        Aftermath.Repeats repeats = new Aftermath(STACK, "rep/c", "#rep-c").check(load, load.stop());

        assertThat(repeats).isEqualTo(Aftermath.Repeats.NONE);
    }

    private static long messages(String id) {
        return Topic.dump(STACK.kafka().bootstrapServers()).stream()
                .filter(message -> message.eventId().equals(id))
                .count();
    }

    private URI next() {
        return SERVICES.get(Math.floorMod(turn.getAndIncrement(), SERVICES.size()))
                .uri("/v1/events");
    }

    private List<HttpResponse<String>> atOnce(String body, String... headers) {
        ExecutorService threads = Executors.newFixedThreadPool(25);
        try {
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, 100)
                    .mapToObj(n -> CompletableFuture.supplyAsync(() -> post(body, headers), threads))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private HttpResponse<String> post(String body, String... headers) {
        try {
            return caller.send("POST", next(), body, headers);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
