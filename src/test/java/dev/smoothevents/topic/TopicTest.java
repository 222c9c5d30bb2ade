package dev.smoothevents.topic;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.json;
import static dev.smoothevents.Api.post;
import static dev.smoothevents.Api.read;
import static dev.smoothevents.Api.record;
import static dev.smoothevents.Api.unique;
import static dev.smoothevents.TopicReader.header;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class TopicTest {

    private final String issue = unique("acme/topic#1");

    @Test
    void theValueIsTheAnswerAndTheHeadersAreACloudEvent() {
        Response answer = post(comment());
        JsonNode event = read(answer);

        ConsumerRecord<String, String> message = TopicReader.read(issue, 1).get(0);

        assertThat(message.value()).isEqualTo(answer.asString());
        assertThat(UUID.fromString(message.key()).version()).isEqualTo(7);
        assertThat(headers(message))
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", event.path("id").textValue(),
                        "ce_type", "dev.smoothevents.issue.comment_added",
                        "ce_source", "/accounts/default",
                        "ce_subject", issue,
                        "ce_time", "2026-11-23T18:00:00.123456Z",
                        "ce_partitionkey", message.key(),
                        "ce_sequence", "1",
                        "content-type", "application/json",
                        "id", event.path("id").textValue()));
    }

    @Test
    void theDocumentDescribesTheMessage() throws IOException {
        JsonNode document = new YAMLMapper()
                .readTree(given().get("/asyncapi")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
        Schema headers = schema(document.at("/components/schemas/headers"));
        Schema value = schema(document.at("/components/schemas/event"));
        record(comment());
        record(event(issue, "issue_closed").without("actor"));

        for (ConsumerRecord<String, String> message : TopicReader.read(issue, 2)) {
            ObjectNode sent = JsonNodeFactory.instance.objectNode();
            headers(message).forEach(sent::put);
            ObjectNode event = (ObjectNode) read(message.value());
            assertThat(headers.validate(sent)).isEmpty();
            assertThat(value.validate(event)).isEmpty();
            Set<String> described = new HashSet<>();
            document.at("/components/schemas/event/properties").fieldNames().forEachRemaining(described::add);
            assertThat(event.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(described);

            assertThat(headers.validate(sent.put("ce_sequence", "0")))
                    .as("what is wrong is found")
                    .isNotEmpty();
            assertThat(value.validate(event.put("id", "no uuid"))).isNotEmpty();
            assertThat(value.validate(event.without("sequence"))).isNotEmpty();
        }
    }

    @Test
    void eachIssueIsInOrderWithoutAGapAndHasAKeyOfItsOwn() {
        String prefix = unique("acme/topic");
        IntStream.range(0, 200).forEach(n -> record(event(prefix + "#" + n % 10, "comment_added")));

        List<ConsumerRecord<String, String>> messages = TopicReader.read(prefix, 200);

        Map<String, List<ConsumerRecord<String, String>>> byIssue =
                messages.stream().collect(Collectors.groupingBy(message -> header(message, "ce_subject")));
        assertThat(byIssue).hasSize(10);
        byIssue.values().forEach(its -> {
            assertThat(its)
                    .extracting(ConsumerRecord::key)
                    .containsOnly(its.get(0).key());
            assertThat(its)
                    .extracting(ConsumerRecord::partition)
                    .containsOnly(its.get(0).partition());
            assertThat(its)
                    .extracting(message -> Long.valueOf(header(message, "ce_sequence")))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 20).boxed().toList());
            assertThat(its)
                    .extracting(
                            message -> read(message.value()).path("sequence").longValue())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 20).boxed().toList());
        });
        assertThat(messages.stream().map(ConsumerRecord::key).distinct()).hasSize(10);
    }

    @Test
    void aRepeatThatWasFoldedIsNotToldAgain() {
        ObjectNode view = event(issue, "issue_viewed");
        record(view);
        post(view).then().statusCode(200);
        record(event(issue, "comment_added"));

        assertThat(TopicReader.read(issue, 2))
                .extracting(message -> header(message, "ce_type"))
                .containsExactly("dev.smoothevents.issue.issue_viewed", "dev.smoothevents.issue.comment_added");
    }

    @Test
    void aRefusedEventIsNotTold() {
        post(event(issue, "no_such_action")).then().statusCode(422);
        record(event(issue, "comment_added"));

        assertThat(TopicReader.read(issue, 1))
                .extracting(message -> header(message, "ce_sequence"))
                .containsExactly("1");
    }

    private ObjectNode comment() {
        ObjectNode event = event(issue, "comment_added").put("occurredAt", "2026-11-23T18:00:00.123456Z");
        event.set("record", json("{'type': 'comment', 'id': '1001', 'body': 'Grüße 👋'}"));
        event.set("extra", json("{'mentions': ['hubot'], 'mine': 0.10}"));
        return event;
    }

    private static Map<String, String> headers(ConsumerRecord<String, String> message) {
        Map<String, String> headers = new HashMap<>();
        message.headers().forEach(header -> headers.put(header.key(), header(message, header.key())));
        return headers;
    }

    private static Schema schema(JsonNode schema) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        return SchemaRegistry.withDialect(Dialects.getDraft202012(), registry -> registry.schemaRegistryConfig(config))
                .getSchema(schema);
    }
}
