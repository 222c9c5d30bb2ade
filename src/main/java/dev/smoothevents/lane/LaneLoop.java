package dev.smoothevents.lane;

import dev.smoothevents.lane.LaneWork.Step;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Works the lanes that this replica holds. One thread owns all state and never waits for the database or a provider: what they answer
 * comes back through the mailbox. A {@link #poke()} is only a hint; polling alone finds everything.
 */
public final class LaneLoop<T> {

    private static final Logger LOG = Logger.getLogger(LaneLoop.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final Duration QUIET_FOR = Duration.ofSeconds(10);

    private final LaneWork<T> work;
    private final LaneLeases leases;
    private final LaneSettings settings;

    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final AtomicBoolean poked = new AtomicBoolean();
    private final Chains<T> chains;
    private final Map<String, Long> resting = new HashMap<>();
    private final Thread thread;

    private Set<Short> lanes = Set.of();
    private final Set<Short> leaving = new HashSet<>();
    private long leasedUntil = System.nanoTime();
    private long renewAt = System.nanoTime();
    private boolean renewing;

    private boolean fetching;
    private boolean pokedWhileFetching;
    private long fetchAt = System.nanoTime();
    private long pause;

    private List<T> done = new ArrayList<>();
    private boolean finishing;
    private long finishAt = System.nanoTime();

    private volatile boolean stopping;
    private long quietUntil = System.nanoTime();
    private boolean troubled;

    public LaneLoop(LaneWork<T> work, LaneLeases leases, LaneSettings settings) {
        this.work = work;
        this.leases = leases;
        this.settings = settings;
        this.chains = new Chains<>(work);
        this.thread = new Thread(this::run, "lanes-" + work.name());
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** There may be something new. Cheap, from any thread. */
    public void poke() {
        if (poked.compareAndSet(false, true)) {
            mailbox.add(this::onPoke);
        }
    }

    /** Ends what is under way, then gives the lanes to the others. Waits a few seconds at most. */
    public void stop() {
        stopping = true;
        mailbox.add(() -> {});
        try {
            thread.join(STOP_WITHIN.plusSeconds(1).toMillis());
            leases.leave().await().atMost(STOP_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debugf(e, "%s: the lanes were not given back, they expire", work.name());
        }
    }

    private void run() {
        long deadline = Long.MAX_VALUE;
        while (!stopping || (!isIdle() && System.nanoTime() < deadline)) {
            if (stopping && deadline == Long.MAX_VALUE) {
                deadline = System.nanoTime() + STOP_WITHIN.toNanos();
            }
            try {
                receive();
                advance();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s: unexpected, going on", work.name());
            }
        }
    }

    private void receive() throws InterruptedException {
        Runnable message = mailbox.poll(untilNextDeadline(), TimeUnit.NANOSECONDS);
        while (message != null) {
            message.run();
            message = mailbox.poll();
        }
    }

    private void advance() {
        long now = System.nanoTime();
        if (now - renewAt >= 0 && !renewing && !stopping) {
            renew(now);
        }
        if (!done.isEmpty() && !finishing && now - finishAt >= 0) {
            finish();
        }
        if (!fetching && !stopping && isLeased(now) && hasRoom() && now - fetchAt >= 0) {
            fetch(now);
        }
    }

    private long untilNextDeadline() {
        long now = System.nanoTime();
        long wait = (stopping ? settings.busyPoll() : leases.lease()).toNanos();
        if (!renewing) {
            wait = Math.min(wait, renewAt - now);
        }
        if (!fetching && hasRoom() && isLeased(now)) {
            wait = Math.min(wait, fetchAt - now);
        }
        if (!finishing && !done.isEmpty()) {
            wait = Math.min(wait, finishAt - now);
        }
        return Math.max(0, wait);
    }

    // ---- leases ----------------------------------------------------------------------------------------------------

    private boolean isLeased(long now) {
        return leasedUntil - now > 0 && !lanes.isEmpty();
    }

    private void renew(long now) {
        renewing = true;
        List<Short> letGo =
                leaving.stream().filter(lane -> !chains.isUnderWay(lane)).toList();
        deferred(() -> leases.renew(letGo))
                .subscribe()
                .with(
                        held -> mailbox.add(() -> renewed(held, now)),
                        failure -> mailbox.add(() -> renewalFailed(failure)));
    }

    /** The lease counts from before it was asked for, so it ends here no later than in the database. */
    private void renewed(LaneLeases.Held held, long askedAt) {
        renewing = false;
        recovered();
        leasedUntil = askedAt + leases.lease().toNanos();
        renewAt = askedAt + leases.lease().toNanos() / 3;
        boolean more = !lanes.containsAll(held.lanes());
        lanes = held.lanes();
        leaving.retainAll(lanes);
        chains.dropWaiting(lane -> !lanes.contains(lane));
        if (lanes.size() - leaving.size() > held.share()) {
            leave(lanes.size() - leaving.size() - held.share());
        }
        if (more) {
            fetchAt = System.nanoTime();
        }
    }

    private void leave(int surplus) {
        lanes.stream()
                .filter(lane -> !leaving.contains(lane))
                .sorted()
                .limit(surplus)
                .forEach(leaving::add);
        chains.dropWaiting(leaving::contains);
        renewAt = System.nanoTime() + settings.busyPoll().toNanos();
    }

    private void renewalFailed(Throwable failure) {
        renewing = false;
        renewAt = System.nanoTime() + settings.idlePoll().toNanos();
        troubled("renew its lanes", failure);
    }

    // ---- fetching --------------------------------------------------------------------------------------------------

    private boolean hasRoom() {
        return chains.busy().size() <= settings.capacity() / 2;
    }

    private void onPoke() {
        poked.set(false);
        pokedWhileFetching = fetching;
        pause = 0;
        fetchAt = System.nanoTime();
    }

    private void fetch(long now) {
        fetching = true;
        resting.values().removeIf(until -> until - now <= 0);
        List<Short> mine =
                lanes.stream().filter(lane -> !leaving.contains(lane)).toList();
        int room = settings.capacity() - chains.busy().size();
        int limit = Math.max(1, room / Math.max(1, mine.size()));
        LaneQuery query = new LaneQuery(mine, List.copyOf(chains.busy()), List.copyOf(resting.keySet()), limit);
        deferred(() -> work.fetch(query))
                .subscribe()
                .with(items -> mailbox.add(() -> fetched(items)), failure -> mailbox.add(() -> fetchFailed(failure)));
    }

    private void fetched(List<T> items) {
        fetching = false;
        recovered();
        boolean some = false;
        for (T item : items) {
            if (lanes.contains(work.lane(item)) && !resting.containsKey(work.key(item))) {
                some = true;
                if (chains.add(item)) {
                    process(item);
                }
            }
        }
        pause = some
                ? 0
                : Math.min(
                        settings.idlePoll().toNanos(),
                        Math.max(settings.busyPoll().toNanos(), pause * 2));
        fetchAt = System.nanoTime() + (pokedWhileFetching ? 0 : pause);
        pokedWhileFetching = false;
    }

    private void fetchFailed(Throwable failure) {
        fetching = false;
        fetchAt = System.nanoTime() + settings.idlePoll().toNanos();
        troubled("fetch", failure);
    }

    // ---- processing ------------------------------------------------------------------------------------------------

    private void process(T item) {
        if (stopping || !isLeased(System.nanoTime())) {
            chains.drop(item);
            return;
        }
        deferred(() -> work.process(item))
                .subscribe()
                .with(
                        step -> mailbox.add(() -> processed(item, step)),
                        failure -> mailbox.add(() -> failed(item, failure)));
    }

    private void processed(T item, Step step) {
        if (step == Step.REST) {
            rest(item);
            return;
        }
        done.add(item);
        T next = chains.next(item);
        if (next != null) {
            process(next);
        }
    }

    private void failed(T item, Throwable failure) {
        long now = System.nanoTime();
        if (now - quietUntil >= 0) {
            LOG.warnf("%s: %s will be tried again: %s", work.name(), work.key(item), failure);
            quietUntil = now + QUIET_FOR.toNanos();
        }
        rest(item);
    }

    private void rest(T item) {
        chains.drop(item);
        long until = System.nanoTime() + settings.rest().toNanos();
        resting.put(work.key(item), until);
        fetchAt = fetchAt - until > 0 ? until : fetchAt;
    }

    private void finish() {
        finishing = true;
        List<T> batch = done;
        done = new ArrayList<>();
        deferred(() -> work.finish(batch))
                .subscribe()
                .with(
                        nothing -> mailbox.add(() -> finished(batch)),
                        failure -> mailbox.add(() -> finishFailed(batch, failure)));
    }

    private void finished(List<T> batch) {
        finishing = false;
        batch.forEach(chains::forget);
    }

    /** They stay busy, so they are not processed again here, and are finished with the next ones. */
    private void finishFailed(List<T> batch, Throwable failure) {
        finishing = false;
        troubled("finish", failure);
        batch.addAll(done);
        done = batch;
        finishAt = System.nanoTime() + settings.idlePoll().toNanos();
    }

    private boolean isIdle() {
        return chains.isEmpty() && done.isEmpty() && !finishing;
    }

    /** An exception thrown at once is a failure like any other. */
    private static <R> Uni<R> deferred(Supplier<Uni<? extends R>> step) {
        return Uni.createFrom().deferred(step);
    }

    // ---- trouble is said once, and once more when it is over
    // ---------------------------------------------------------

    private void troubled(String what, Throwable failure) {
        if (!troubled) {
            LOG.warnf("%s: cannot %s, trying on: %s", work.name(), what, failure);
        }
        troubled = true;
    }

    private void recovered() {
        if (troubled) {
            LOG.infof("%s: works again", work.name());
        }
        troubled = false;
    }
}
