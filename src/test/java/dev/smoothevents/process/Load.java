package dev.smoothevents.process;

import java.net.URI;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A steady stream of comments over some issues, each recorded once, whatever happens to the service. */
final class Load {

    static final String ACTOR = "octocat";
    static final String MENTIONED = "monalisa";
    private static final int CALLERS = 8;
    /** In the long run the stand-ins must not forget what came first. */
    private static final int PAUSE_MS = Boolean.getBoolean("faults.long") ? 200 : 80;

    private final Caller caller = new Caller();
    private final Supplier<URI> where;
    private final String project;
    private final int issues;
    private final int most;
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(CALLERS);

    /** About a hundred comments a second, {@code project#0} to {@code project#<issues - 1>} in turn, until it is stopped. */
    Load(String project, int issues, Supplier<URI> where) {
        this(project, issues, Integer.MAX_VALUE, PAUSE_MS, where);
    }

    private Load(String project, int issues, int most, int pause, Supplier<URI> where) {
        this.project = project;
        this.issues = issues;
        this.most = most;
        this.where = where;
        for (int i = 0; i < CALLERS; i++) {
            threads.scheduleWithFixedDelay(this::one, (long) i * pause / CALLERS, pause, TimeUnit.MILLISECONDS);
        }
    }

    /** So many comments as fast as they are taken. */
    static Load burst(String project, int issues, int comments, Supplier<URI> where) {
        return new Load(project, issues, comments, 1, where);
    }

    private void one() {
        int n = number.incrementAndGet();
        if (n > most) {
            return;
        }
        String body = """
                {"issue": "%1$s#%2$d", "project": "%1$s", "action": "comment_added", "actor": "%4$s",
                 "record": {"type": "comment", "id": "%3$d", "body": "word-%3$d."}, "extra": {"mentions": ["%5$s"]}}""".formatted(project, n % issues, n, ACTOR, MENTIONED);
        String id = caller.record(where, body, project + "-" + n);
        if (id != null) {
            accepted.add(id);
        }
    }

    int count() {
        return accepted.size();
    }

    /** Answers that nobody should get. */
    Collection<String> surprises() {
        return caller.surprises();
    }

    /** Lets what is under way end; the ids of all accepted events. */
    Queue<String> stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a caller never got its answer");
        }
        return accepted;
    }
}
