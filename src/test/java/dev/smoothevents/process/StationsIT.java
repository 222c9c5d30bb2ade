package dev.smoothevents.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smoothevents.local.LocalStack;
import dev.smoothevents.process.HistoryChecker.Delivery;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each station of one image can be switched off; its work waits for a replica that has it on. */
class StationsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final LocalStack STACK = new LocalStack(false);

    @BeforeAll
    static void start() {
        STACK.start();
    }

    @AfterAll
    static void stop() {
        STACK.close();
    }

    @Test
    void whatIsSwitchedOffHereWaitsForAReplicaThatHasItOn() {
        Ledger ledger = new Ledger(STACK, "stations");
        try (ServiceProcess writes = replica("writes", Map.of("smooth.outbox.relay.enabled", "false"));
                ServiceProcess relays = replica("relays", Map.of("smooth.inbox.slack.enabled", "false"))) {
            writes.start();
            Aftermath.prepare(writes, "stations", "#stations", 1);
            String event = new Caller().record(() -> writes.uri("/v1/events"), """
                    {"issue": "stations#0", "project": "stations", "action": "comment_added", "actor": "octocat",
                     "record": {"type": "comment", "id": "1", "body": "word-1."}, "extra": {"mentions": ["monalisa"]}}""", "stations-1");
            assertThat(ledger.events()).containsExactly(event);
            assertThat(ledger.outbox()).as("nobody relays").isEqualTo(1);
            writes.stop();

            relays.start();
            await().atMost(PATIENCE)
                    .until(() -> inboxes(ledger).containsAll(List.of("email", "linear", "notification")));
            assertThat(ledger.outbox()).isZero();
            assertThat(inboxes(ledger)).as("nobody plans for Slack").doesNotContain("slack");

            writes.start();
            await().atMost(PATIENCE)
                    .until(() -> ledger.deliveries().contains(new Delivery(event, "slack", "#stations", "delivered")));
        }
    }

    private static List<String> inboxes(Ledger ledger) {
        return ledger.deliveries().stream().map(Delivery::inbox).toList();
    }

    private static ServiceProcess replica(String name, Map<String, String> own) {
        Map<String, String> settings = new HashMap<>(STACK.settings());
        settings.put("smooth.access.open", "true");
        settings.putAll(own);
        return new ServiceProcess("stations-" + name, settings);
    }
}
