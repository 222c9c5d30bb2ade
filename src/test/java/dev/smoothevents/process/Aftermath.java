package dev.smoothevents.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.smoothevents.local.LocalStack;
import dev.smoothevents.process.HistoryChecker.Message;
import dev.smoothevents.process.HistoryChecker.Verdict;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What must be true once a {@link Load} is over and the dust has settled, in the database, on the topic and at the providers. */
final class Aftermath {

    private static final Duration SETTLE = Duration.ofSeconds(90);
    private static final String LINEAR_MUTATION = "commentCreate";

    private final LocalStack stack;
    private final String channel;
    private final Ledger ledger;
    private final Providers providers;

    /** @param channel the project's in Slack */
    Aftermath(LocalStack stack, String project, String channel) {
        this.stack = stack;
        this.channel = channel;
        this.ledger = new Ledger(stack, project);
        this.providers = new Providers(stack);
    }

    /** How often something came twice, which only a fault excuses; and what Linear refused because it had it. */
    record Repeats(int topic, int email, int slack, int linear, int refusedByLinear) {

        static final Repeats NONE = new Repeats(0, 0, 0, 0, 0);
    }

    /** Gives a project everything that can be told: mail, a channel, and a twin in Linear for each issue. */
    static void prepare(ServiceProcess service, String project, String channel, int issues) {
        put(service, "people/" + Load.MENTIONED, "{\"email\": \"" + mail() + "\"}");
        put(service, "projects/" + encoded(project), "{\"slack\": {\"channel\": \"" + channel + "\"}}");
        for (int n = 0; n < issues; n++) {
            put(service, "issues/" + encoded(project + "#" + n), """
                            {"project": "%s", "linear": {"issueId": "8d5b2f2e-2bf7-4f0e-9d6b-%012x"}}""".formatted(project, n));
        }
    }

    private static void put(ServiceProcess service, String path, String body) {
        try {
            int status =
                    new Caller().send("PUT", service.uri("/v1/" + path), body).statusCode();
            assertThat(status).as(path).isLessThan(300);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String key) {
        return key.replace("/", "%2F").replace("#", "%23");
    }

    private static String mail() {
        return Load.MENTIONED + "@example.com";
    }

    /** Waits until everything is told, then checks all of it. */
    Repeats check(Load load, Collection<String> accepted) {
        assertThat(load.surprises()).as("answers nobody should get").isEmpty();
        assertThat(accepted).doesNotHaveDuplicates();
        List<String> events = ledger.events();
        assertThat(events).as("a repeated request is no second event").containsExactlyInAnyOrderElementsOf(accepted);
        await().atMost(SETTLE).pollInterval(Duration.ofMillis(250)).untilAsserted(() -> isSettled(events));

        List<String> wrong = HistoryChecker.checkLedger(Ledger.planned(events, channel), ledger.deliveries());
        assertThat(wrong).as("the ledger").isEmpty();
        assertThat(ledger.notifications())
                .as("in the app exactly once")
                .containsExactlyInAnyOrderElementsOf(
                        events.stream().map(id -> Load.MENTIONED + " " + id).toList());
        Verdict topic = HistoryChecker.check(
                accepted, ledger.allEvents(), Topic.dump(stack.kafka().bootstrapServers()));
        assertThat(topic.faults()).as("the topic").isEmpty();
        return new Repeats(
                topic.repeats(),
                repeatsAt("email", mail(), events),
                repeatsAt("slack", channel, events),
                repeatsAt("linear", LINEAR_MUTATION, events),
                providers.refused("linear"));
    }

    private void isSettled(List<String> events) {
        assertThat(ledger.outbox()).as("outbox").isZero();
        assertThat(ledger.deliveries())
                .as("deliveries")
                .hasSizeGreaterThanOrEqualTo(Ledger.planned(events, channel).size());
        assertThat(ledger.pending()).as("pending").isZero();
    }

    /** Providers hear of an issue's events in their order too; nobody misses one. */
    private int repeatsAt(String provider, String destination, Collection<String> events) {
        Verdict verdict =
                HistoryChecker.check(events, events, providers.told(provider, destination, ledger.comments()));
        assertThat(verdict.faults()).as(provider).isEmpty();
        return verdict.repeats();
    }

    /** What came twice to a provider up to now. */
    int repeatsSoFar() {
        Map<String, Message> comments = ledger.comments();
        return Stream.of(
                        providers.told("email", mail(), comments),
                        providers.told("slack", channel, comments),
                        providers.told("linear", LINEAR_MUTATION, comments))
                .mapToInt(told -> told.size() - new HashSet<>(told).size())
                .sum();
    }
}
