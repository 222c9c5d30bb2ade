package dev.smoothevents.process;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * What callers do during a scenario: for each issue one of them, which records one event after the other, each until it is accepted. So
 * an issue in trouble keeps only its own caller waiting.
 */
final class Traffic {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** @param askedAt when the caller first asked, in milliseconds since 1970 */
    record Accepted(String issue, String event, long askedAt) {}

    private final Caller caller = new Caller();
    private final String project;
    private final Supplier<URI> where;
    private final Queue<Accepted> accepted = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads;
    private volatile boolean stopping;

    /** @param where to record, asked before each attempt */
    Traffic(String project, int issues, Supplier<URI> where) {
        this.project = project;
        this.where = where;
        this.threads = Executors.newFixedThreadPool(issues);
        for (int n = 0; n < issues; n++) {
            String issue = issue(n);
            threads.execute(() -> talkAbout(issue));
        }
    }

    String issue(int n) {
        return project + "#" + n;
    }

    private void talkAbout(String issue) {
        for (int n = 1; !stopping; n++) {
            String body = """
                    {"issue": "%s", "project": "%s", "action": "comment_added", "actor": "octocat",
                     "record": {"type": "comment", "id": "%d", "body": "A comment"}}""".formatted(issue, project, n);
            long askedAt = System.currentTimeMillis();
            String event = caller.record(where, body, issue + "-" + n);
            if (event != null) {
                accepted.add(new Accepted(issue, event, askedAt));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Lets so many more events be accepted. */
    void more(int events) {
        int target = accepted.size() + events;
        await(events + " more events").atMost(PATIENCE).until(() -> accepted.size() >= target);
    }

    /** Answers that nobody should get. */
    Collection<String> surprises() {
        return caller.surprises();
    }

    /** How many answers were given again: a caller had asked twice. */
    int replays() {
        return caller.replays();
    }

    /** Lets everybody get their answer first. */
    List<Accepted> stop() {
        stopping = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                threads.shutdownNow();
                throw new IllegalStateException("a caller never got an answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(accepted);
    }
}
