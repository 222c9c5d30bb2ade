package dev.smoothevents.process;

import static org.awaitility.Awaitility.await;

import dev.smoothevents.process.HistoryChecker.Message;
import dev.smoothevents.process.Topic.Stored;
import dev.smoothevents.process.Traffic.Accepted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ConditionTimeoutException;

/** Holds what callers know against all of the database and all of the topic, once the outbox is empty. */
final class Inspection {

    private static final Duration SETTLE = Duration.ofSeconds(60);
    /** What an outbox may keep of the disk when all is published: freed pages of its index. */
    private static final long BASELINE_BYTES = 4 << 20;

    private final Cluster cluster;
    private final Scenario scenario;
    private final String project;
    private final List<String> faults = new ArrayList<>();

    Inspection(Cluster cluster, Scenario scenario, String project) {
        this.cluster = cluster;
        this.scenario = scenario;
        this.project = project;
    }

    Outcome outcome(Stage stage) {
        Traffic traffic = stage.traffic();
        List<Accepted> accepted = traffic.stop();
        faults.addAll(stage.faults());
        traffic.surprises().forEach(answer -> faults.add("an answer nobody should get: " + answer));
        awaitBaseline();

        Set<Message> committed = Set.copyOf(cluster.database().events(project));
        List<Stored> topic = ofThisScenario();
        HistoryChecker.Verdict verdict = HistoryChecker.check(
                accepted.stream().map(Accepted::event).toList(),
                committed.stream().map(Message::eventId).toList(),
                topic.stream().map(Stored::message).toList());
        faults.addAll(verdict.faults());
        topic.stream()
                .filter(message -> !committed.contains(message.message()))
                .forEach(message -> faults.add("on the topic other than in the database: " + message));
        checkOnce(accepted, committed);

        Duration worst = worst(accepted, topic, stage.hurt());
        if (worst.compareTo(scenario.bound()) > 0) {
            faults.add("an event was late by " + worst + ", more than " + scenario.bound());
        }
        checkTried("message repeated", scenario.repeats(), verdict.repeats());
        checkTried("answer given again", scenario.replays(), traffic.replays());
        return new Outcome(scenario.name(), accepted.size(), verdict.repeats(), traffic.replays(), worst, faults);
    }

    private void awaitBaseline() {
        try {
            await().atMost(SETTLE).until(() -> cluster.database().outbox() == 0);
        } catch (ConditionTimeoutException e) {
            faults.add("in the outbox there remain " + cluster.database().outbox());
        }
        long bytes = cluster.database().outboxBytes();
        if (bytes > BASELINE_BYTES) {
            faults.add("the empty outbox keeps " + bytes + " bytes");
        }
    }

    /** Without what other scenarios have committed: all that is left must be ours. */
    private List<Stored> ofThisScenario() {
        Set<Message> others = new HashSet<>(cluster.database().events(""));
        cluster.database().events(project).forEach(others::remove);
        return Topic.dump(cluster.kafka().bootstrapServers(), Cluster.TOPIC).stream()
                .filter(stored -> !others.contains(stored.message()))
                .toList();
    }

    /** However often a caller asked, it is one event; and nothing is there that nobody got an answer for in the end. */
    private void checkOnce(List<Accepted> accepted, Set<Message> committed) {
        Set<String> known = new HashSet<>();
        accepted.stream()
                .filter(one -> !known.add(one.event()))
                .forEach(one -> faults.add("the answer to two requests: " + one));
        committed.stream()
                .filter(event -> !known.contains(event.eventId()))
                .forEach(event -> faults.add("recorded twice: " + event));
    }

    private static Duration worst(List<Accepted> accepted, List<Stored> topic, Set<String> hurt) {
        Map<String, Long> first = new HashMap<>();
        topic.forEach(stored -> first.putIfAbsent(stored.message().eventId(), stored.at()));
        return Duration.ofMillis(accepted.stream()
                .filter(one -> !hurt.contains(one.issue()) && first.containsKey(one.event()))
                .mapToLong(one -> first.get(one.event()) - one.askedAt())
                .max()
                .orElse(0));
    }

    private void checkTried(String what, boolean must, int times) {
        if (must && times == 0) {
            faults.add("nothing was tried: no " + what);
        }
    }
}
