package dev.smoothevents.outbox;

import static dev.smoothevents.Api.event;
import static dev.smoothevents.Api.items;
import static dev.smoothevents.Api.record;
import static dev.smoothevents.Api.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.LocalStackResource;
import dev.smoothevents.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Somebody deletes the topic under the running relay. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(TopicGoneTest.ItsOwnTopic.class)
class TopicGoneTest {

    private static final String TOPIC = "issue-events-for-a-while";
    private static final int ISSUES = 20;

    public static class ItsOwnTopic implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "smooth.topic.name", TOPIC,
                    "smooth.topic.delivery-timeout", "PT2S",
                    "smooth.inbox.email.enabled", "false",
                    "smooth.inbox.slack.enabled", "false",
                    "smooth.inbox.linear.enabled", "false",
                    "smooth.inbox.notification.enabled", "false");
        }
    }

    @ConfigProperty(name = "smooth.kafka.bootstrap-servers")
    String bootstrapServers;

    /** The broker makes it anew with as many partitions as it thinks fit: fewer, so that some known to the relay are no more. */
    @Test
    void whatIsRecordedFromThenOnIsOnTheNewOneAndNothingIsParked() throws Exception {
        String prefix = unique("acme/gone#");
        recordAFewOfEachIssue(prefix);
        assertThat(TopicReader.read(prefix, 3 * ISSUES)).hasSize(3 * ISSUES);
        assertThat(partitions()).isEqualTo(12);
        delete();

        List<String> events = recordAFewOfEachIssue(prefix);

        assertThat(TopicReader.read(prefix, events.size()))
                .extracting(message -> TopicReader.header(message, "ce_id"))
                .containsExactlyInAnyOrderElementsOf(events);
        assertThat(partitions()).isEqualTo(4);
        assertThat(items("/v1/outbox/parked")).isEmpty();
    }

    private static List<String> recordAFewOfEachIssue(String prefix) {
        List<String> events = new ArrayList<>();
        for (int n = 0; n < 3 * ISSUES; n++) {
            String issue = prefix + "-" + n % ISSUES;
            events.add(record(event(issue, "issue_closed")).path("id").textValue());
        }
        return events;
    }

    private void delete() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.deleteTopics(List.of(TOPIC)).all().get();
        }
    }

    private int partitions() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            TopicDescription topic =
                    admin.describeTopics(List.of(TOPIC)).allTopicNames().get().get(TOPIC);
            return topic.partitions().size();
        }
    }
}
