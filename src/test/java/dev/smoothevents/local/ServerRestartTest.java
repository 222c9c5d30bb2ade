package dev.smoothevents.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ServerRestartTest {

    @Test
    void postgres_keeps_what_was_committed_over_a_stop_and_a_kill() throws SQLException {
        try (LocalPostgres postgres = new LocalPostgres(false)) {
            postgres.start();
            execute(postgres, "CREATE TABLE kept (n int)");
            execute(postgres, "INSERT INTO kept VALUES (1)");

            postgres.stop();
            assertThatThrownBy(() -> execute(postgres, "SELECT 1")).isInstanceOf(SQLException.class);
            postgres.start();
            execute(postgres, "INSERT INTO kept VALUES (2)");
            postgres.kill();
            assertThatThrownBy(() -> execute(postgres, "SELECT 1")).isInstanceOf(SQLException.class);
            postgres.start();

            assertThat(count(postgres)).isEqualTo(2);
        }
    }

    @Test
    void kafka_keeps_its_records_and_its_address_over_a_restart() throws Exception {
        try (LocalKafka kafka = new LocalKafka(false)) {
            kafka.start();
            String address = kafka.bootstrapServers();
            send(address, "before");

            kafka.stop();
            kafka.start();
            send(address, "after");

            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            assertThat(values(address)).containsExactly("before", "after");
        }
    }

    private static void send(String address, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", address);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("kept", 0, "key", value)).get(20, TimeUnit.SECONDS);
        }
    }

    private static List<String> values(String address) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", address, "auto.offset.reset", "earliest", "max.poll.records", "2");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition("kept", 0);
            consumer.assign(List.of(partition));
            return consumer.poll(Duration.ofSeconds(10)).records(partition).stream()
                    .map(each -> each.value())
                    .toList();
        }
    }

    private static int count(LocalPostgres postgres) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void execute(LocalPostgres postgres, String sql) throws SQLException {
        try (Connection connection = connect(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(LocalPostgres postgres) throws SQLException {
        return DriverManager.getConnection("jdbc:" + postgres.url() + "?connectTimeout=5", "postgres", "postgres");
    }
}
