package dev.smoothevents.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A broker that makes no topic by itself, as is usual in production. */
class TopicProducerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOPIC = "issue-events";

    private static final EmbeddedKafkaBroker BROKER = new EmbeddedKafkaBroker()
            .withKafkaHost("127.0.0.1")
            .withDeleteLogDirsOnClose(true)
            .withAdditionalProperties(properties -> properties.put("auto.create.topics.enable", "false"));
    private static Admin admin;

    @BeforeAll
    static void start() {
        BROKER.start();
        admin = Admin.create(Map.of("bootstrap.servers", BROKER.getAdvertisedListeners()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        BROKER.close();
    }

    @Test
    void aTopicThatIsDeletedIsNoFaultOfTheMessageAndTheSameProducerGoesOnOnceItIsBackWithFewerPartitions()
            throws Exception {
        TopicProducer producer = new TopicProducer(new Settings(), BROKER.getAdvertisedListeners());
        create(12);
        sendToAllPartitions(producer);

        admin.deleteTopics(List.of(TOPIC)).all().get();

        await("it is missed").atMost(PATIENCE).until(() -> failure(producer, 1) != null);
        assertThat(TopicProducer.isForGood(failure(producer, 2))).isFalse();
        create(3);
        sendToAllPartitions(producer);
        producer.close();
    }

    private static void sendToAllPartitions(TopicProducer producer) {
        for (int n = 0; n < 50; n++) {
            int key = n;
            await().atMost(PATIENCE).until(() -> failure(producer, key) == null);
        }
    }

    private static Throwable failure(TopicProducer producer, int key) {
        Envelope message = new Envelope("id", "key-" + key, "type", "source", "subject", "time", 1, null, "{}");
        return producer.send(message)
                .onItem()
                .transform(nothing -> (Throwable) null)
                .onFailure()
                .recoverWithItem(failure -> failure)
                .await()
                .indefinitely();
    }

    private static void create(int partitions) throws ExecutionException, InterruptedException {
        admin.createTopics(List.of(new NewTopic(TOPIC, partitions, (short) 1)))
                .all()
                .get();
    }

    private record Settings() implements TopicConfig {

        @Override
        public String name() {
            return TOPIC;
        }

        @Override
        public boolean create() {
            return false;
        }

        @Override
        public int partitions() {
            return 12;
        }

        @Override
        public short replicationFactor() {
            return 1;
        }

        @Override
        public String compression() {
            return "none";
        }

        @Override
        public Duration deliveryTimeout() {
            return Duration.ofSeconds(2);
        }
    }
}
