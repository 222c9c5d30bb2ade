package dev.smoothevents.inbox;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The service with two more inboxes, added as an operator and the README would: settings and a file of actions. Impatient, for tests. */
public class MoreInboxes implements QuarkusTestProfile {

    private static final String ACTIONS = """
            inboxes: [pager, courier]
            actions:
              alarm_raised: {sentence: '{actor} raised an alarm', inboxes: [pager]}
              parcel_sent:
                sentence: '{actor} sent a parcel'
                inboxes: [courier]
                extra: {address: string}
            """;

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "smooth.actions.file", actions(),
                "pager.enabled", "true",
                "courier.enabled", "true",
                "smooth.inbox.attempt-timeout", "PT2S",
                "smooth.inbox.retry.first", "PT0.2S",
                "smooth.inbox.retry.longest", "PT1S",
                "smooth.inbox.breaker.failures", "5",
                "smooth.inbox.breaker.first", "PT1S",
                "smooth.inbox.breaker.longest", "PT2S"));
        for (String inbox : List.of("pager", "courier")) {
            String channel = "mp.messaging.incoming.inbox-" + inbox + ".";
            settings.put(channel + "connector", "smallrye-kafka");
            settings.put(channel + "topic", "issue-events");
            settings.put(channel + "group.id", "inbox-" + inbox);
            settings.put(channel + "auto.offset.reset", "earliest");
            settings.put(channel + "batch", "true");
            settings.put(channel + "commit-strategy", "latest");
            settings.put(channel + "key.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
            settings.put(channel + "value.deserializer", "org.apache.kafka.common.serialization.ByteArrayDeserializer");
        }
        return settings;
    }

    private static String actions() {
        try {
            Path file = Files.createTempFile("actions", ".yaml");
            file.toFile().deleteOnExit();
            return Files.writeString(file, ACTIONS).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
