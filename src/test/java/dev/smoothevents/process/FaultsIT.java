package dev.smoothevents.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smoothevents.local.LocalStack;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Kafka away, then Postgres killed, then the service killed, all under load. {@code -Dfaults.long=true} keeps Kafka away longer. */
class FaultsIT {

    private static final boolean LONG = Boolean.getBoolean("faults.long");
    private static final Duration KAFKA_AWAY = Duration.ofSeconds(LONG ? 30 : 8);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ISSUES = 20;
    private static final System.Logger LOG = System.getLogger(FaultsIT.class.getName());

    private static final LocalStack STACK = new LocalStack(false);
    private static ServiceProcess service;

    @BeforeAll
    static void start() {
        STACK.start();
        Map<String, String> settings = new HashMap<>(STACK.settings());
        settings.put("smooth.access.open", "true");
        // each event is looked for in Slack, none in a summary
        settings.put("smooth.slack.pace", "PT0S");
        settings.put("smooth.outbox.relay.lease", "PT2S");
        settings.put("smooth.inbox.lease", "PT2S");
        service = new ServiceProcess("faults", settings);
        service.start();
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            service.close();
        }
        STACK.close();
    }

    @Test
    void nothingIsLostReorderedOrLeftUntoldWhateverIsAway() throws Exception {
        Aftermath.prepare(service, "faults", "#faults", ISSUES);
        Aftermath aftermath = new Aftermath(STACK, "faults", "#faults");
        Load load = new Load("faults", ISSUES, () -> service.uri("/v1/events"));
        more(load);

        int before = load.count();
        STACK.kafka().stop();
        await().pollDelay(KAFKA_AWAY).atMost(KAFKA_AWAY.plusSeconds(5)).until(() -> true);
        assertThat(load.count()).as("recorded while Kafka is away").isGreaterThan(before + 100);
        STACK.kafka().start();
        more(load);
        assertThat(aftermath.repeatsSoFar())
                .as("told twice because Kafka was away")
                .isZero();

        STACK.postgres().kill();
        STACK.postgres().start();
        more(load);

        service.kill();
        service.start();
        more(load);

        Aftermath.Repeats repeats = aftermath.check(load, load.stop());

        LOG.log(System.Logger.Level.INFO, "{0} events, {1}", load.count(), repeats);
        assertThat(repeats.linear()).as("created twice in Linear").isZero();
        // of each issue at most one is on its way when the database or the service is killed
        assertThat(repeats.email()).isLessThanOrEqualTo(2 * ISSUES);
        assertThat(repeats.slack()).isLessThanOrEqualTo(2 * ISSUES);
    }

    private static void more(Load load) {
        int target = load.count() + 200;
        await().atMost(PATIENCE)
                .until(() -> load.count() >= target || !load.surprises().isEmpty());
    }
}
