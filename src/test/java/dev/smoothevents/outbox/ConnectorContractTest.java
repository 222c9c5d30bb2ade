package dev.smoothevents.outbox;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.json;
import static dev.smoothevents.Api.record;
import static dev.smoothevents.Api.unique;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.LocalStackResource;
import dev.smoothevents.TopicReader;
import dev.smoothevents.lane.LaneQuery;
import dev.smoothevents.lane.Lanes;
import dev.smoothevents.topic.TopicConfig;
import dev.smoothevents.topic.TopicProducer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;

/** The connector of docs/cdc.md, configured from the very file, makes the message that the relay makes of the same row. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(ConnectorContractTest.NobodyRelays.class)
class ConnectorContractTest {

    private static final ConnectWorker CONNECT = new ConnectWorker(Path.of("docs/debezium/outbox-connector.json"));
    private static final String TRACEPARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final int ROWS = 3;

    @Inject
    Pool pool;

    @Inject
    OutboxTable table;

    @Inject
    TopicProducer producer;

    @Inject
    TopicConfig topic;

    private final String issue = unique("acme/connector#1");

    @Test
    void theConnectorPublishesWhatTheRelayPublishes() {
        recordEvents();
        List<Row> rows = rows();
        List<OutboxEntry> entries = entries();
        assertThat(rows).hasSize(ROWS);
        assertThat(entries).hasSize(ROWS);
        entries.forEach(entry -> producer.send(entry.message()).await().indefinitely());

        List<ConsumerRecord<String, String>> relayed = TopicReader.read(issue, ROWS);

        Changes changes = changes();
        for (int n = 0; n < ROWS; n++) {
            ProducerRecord<byte[], byte[]> message = CONNECT.publish(changes.inserted(rows.get(n)));
            assertSame(message, relayed.get(n));
        }
        assertThat(names(relayed.get(0).headers())).doesNotContain("traceparent");
        assertThat(TopicReader.header(relayed.get(ROWS - 1), "traceparent")).isEqualTo(TRACEPARENT);
    }

    private void assertSame(ProducerRecord<byte[], byte[]> message, ConsumerRecord<String, String> relayed) {
        assertThat(message.topic()).isEqualTo(topic.name()).isEqualTo(relayed.topic());
        // none: the producer takes it from the key, as the relay's does
        assertThat(message.partition()).isNull();
        assertThat(message.key()).isEqualTo(bytes(relayed.key()));
        assertThat(message.value()).isEqualTo(bytes(relayed.value()));
        assertThat(names(message.headers())).doesNotHaveDuplicates();
        assertThat(texts(message.headers())).isEqualTo(texts(relayed.headers()));
    }

    @Test
    void whatIsNoEventStaysOutOfTheTopic() {
        recordEvents();
        Changes changes = changes();

        assertThat(CONNECT.publish(changes.deleted(rows().get(0)))).isNull();
        assertThat(CONNECT.publish(Changes.heartbeat()).topic()).isEqualTo("__debezium-heartbeat.smooth-events");
    }

    @Test
    void theConnectorDoesNotRetryPastAFailureNorSnapshotTheTable() {
        assertThat(CONNECT.setting("errors.tolerance")).isEqualTo("none");
        assertThat(CONNECT.setting("snapshot.mode")).isEqualTo("no_data");
        assertThat(CONNECT.setting("tasks.max")).isEqualTo("1");
    }

    private void recordEvents() {
        record(event(issue, "issue_opened"));
        ObjectNode naughty = event(issue, "comment_added");
        naughty.set("record", json("{'type': 'comment', 'id': '1001', 'body': 'null \\\\ \\n \\u2028 Grüße 🙂 1.0'}"));
        record(naughty);
        given().contentType("application/json")
                .header("traceparent", TRACEPARENT)
                .body(event(issue, "issue_closed").toString())
                .post("/v1/events")
                .then()
                .statusCode(201);
    }

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        pool.preparedQuery("SELECT * FROM outbox WHERE subject = $1 ORDER BY seq")
                .execute(Tuple.of(issue))
                .await()
                .indefinitely()
                .forEach(rows::add);
        return rows;
    }

    private List<OutboxEntry> entries() {
        Set<Short> lanes =
                IntStream.range(0, Lanes.COUNT).mapToObj(n -> (short) n).collect(Collectors.toSet());
        return table.fetch(new LaneQuery(lanes, Set.of(), Set.of(), 1_000)).await().indefinitely().stream()
                .filter(entry -> entry.message().subject().equals(issue))
                .toList();
    }

    private Changes changes() {
        Map<String, String> columns = new LinkedHashMap<>();
        pool.query("""
                        SELECT column_name, data_type
                        FROM information_schema.columns
                        WHERE table_name = 'outbox' AND is_nullable = 'NO'
                        ORDER BY ordinal_position""")
                .execute()
                .await()
                .indefinitely()
                .forEach(column -> columns.put(column.getString(0), column.getString(1)));
        return new Changes(columns);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(Headers headers) {
        List<String> names = new ArrayList<>();
        headers.forEach(header -> names.add(header.key()));
        return names;
    }

    private static Map<String, String> texts(Headers headers) {
        Map<String, String> texts = new LinkedHashMap<>();
        headers.forEach(header -> texts.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return texts;
    }

    public static class NobodyRelays implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("smooth.outbox.relay.enabled", "false");
        }
    }
}
