package dev.smoothevents.lane;

import dev.smoothevents.lane.LaneWork.Step;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Works the lanes that this replica holds. One thread owns all state and never waits for the database or a provider: what they answer
 * comes back through the mailbox. A {@link #poke()} is only a hint; polling alone finds everything.
 */
public final class LaneLoop<T> {

    private static final Logger LOG = Logger.getLogger(LaneLoop.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final LaneWork<T> work;
    private final LaneLeases leases;
    private final LaneSettings settings;
    private final LaneMeters meters;

    private final Mailbox mailbox = new Mailbox();
    private final Trouble trouble;
    private final Chains<T> chains;
    private final Tenure tenure;
    private final Finishing<T> finishing;
    private final Thread thread;

    private final AtomicBoolean poked = new AtomicBoolean();
    private final Map<String, Long> resting = new HashMap<>();
    private boolean fetching;
    private boolean pokedWhileFetching;
    private long fetchAt = System.nanoTime();
    private long pause;

    private volatile boolean stopping;
    private volatile boolean holdsAll;

    public LaneLoop(LaneWork<T> work, LaneLeases leases, LaneSettings settings, MeterRegistry registry) {
        this.work = work;
        this.leases = leases;
        this.settings = settings;
        this.meters = new LaneMeters(registry, work.name());
        this.trouble = new Trouble(work.name());
        this.chains = new Chains<>(work);
        this.tenure = new Tenure(
                leases, settings, mailbox, trouble, chains::isUnderWay, chains::dropWaiting, this::fetchSoon);
        this.finishing = new Finishing<>(work, settings, mailbox, trouble, this::finished);
        this.thread = new Thread(this::run, "lanes-" + work.name());
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** There may be something new. Cheap, from any thread. */
    public void poke() {
        if (poked.compareAndSet(false, true)) {
            mailbox.post(this::onPoke);
        }
    }

    /** Whether nothing new can be in another replica's lane. */
    public boolean holdsAll() {
        return holdsAll;
    }

    /** Ends what is under way, then gives the lanes to the others. Waits a few seconds at most. */
    public void stop() {
        stopping = true;
        mailbox.post(() -> {});
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
                mailbox.receive(untilNextStep());
                advance();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.errorf(e, "%s: unexpected, going on", work.name());
            }
        }
    }

    private void advance() {
        long now = System.nanoTime();
        finishing.advance(now, stopping);
        if (!stopping) {
            tenure.advance(now);
            if (mayFetch(now) && now - fetchAt >= 0) {
                fetch(now);
            }
        }
        holdsAll = tenure.isLeased(now) && tenure.count() == Lanes.COUNT;
        meters.held(tenure.isLeased(now) ? tenure.count() : 0);
        meters.atHand(chains.busy().size());
    }

    private long untilNextStep() {
        long now = System.nanoTime();
        long wait = finishing.untilNextStep(now);
        if (stopping) {
            wait = Math.min(wait, settings.busyPoll().toNanos());
        } else {
            wait = Math.min(wait, tenure.untilNextStep(now));
            wait = mayFetch(now) ? Math.min(wait, fetchAt - now) : wait;
        }
        return Math.max(0, wait);
    }

    private boolean isIdle() {
        return chains.isEmpty() && finishing.isEmpty();
    }

    // ---- fetching --------------------------------------------------------------------------------------------------

    private boolean mayFetch(long now) {
        return !fetching && tenure.isLeased(now) && chains.busy().size() <= settings.capacity() / 2;
    }

    private void onPoke() {
        poked.set(false);
        pokedWhileFetching = fetching;
        fetchSoon();
    }

    private void fetchSoon() {
        pause = 0;
        fetchAt = System.nanoTime();
    }

    private void fetch(long now) {
        fetching = true;
        resting.values().removeIf(until -> until - now <= 0);
        List<Short> lanes = tenure.workable();
        int room = settings.capacity() - chains.busy().size();
        int limit = Math.max(1, room / Math.max(1, lanes.size()));
        LaneQuery query = new LaneQuery(lanes, chains.ask(), List.copyOf(resting.keySet()), limit);
        mailbox.ask(() -> work.fetch(query), items -> fetched(items, limit), this::fetchFailed);
    }

    private void fetched(List<T> items, int limit) {
        fetching = false;
        trouble.over();
        meters.fetched(items.size());
        for (T item : items) {
            if (tenure.holds(work.lane(item)) && !resting.containsKey(work.key(item)) && chains.add(item)) {
                process(item);
            }
        }
        boolean more = pokedWhileFetching || items.size() >= limit;
        pause = more ? 0 : longerPause(items.isEmpty());
        fetchAt = System.nanoTime() + pause;
        pokedWhileFetching = false;
    }

    /** Pokes come before a pause is over; a pause is for what comes from other replicas without a word. */
    private long longerPause(boolean idle) {
        long busy = settings.busyPoll().toNanos();
        return idle ? Math.min(settings.idlePoll().toNanos(), Math.max(busy, pause * 2)) : busy;
    }

    private void fetchFailed(Throwable failure) {
        fetching = false;
        fetchAt = System.nanoTime() + settings.idlePoll().toNanos();
        trouble.cannot("fetch", failure);
    }

    // ---- processing ------------------------------------------------------------------------------------------------

    private void process(T item) {
        if (stopping || !tenure.isLeased(System.nanoTime())) {
            chains.drop(item);
            return;
        }
        mailbox.ask(() -> work.process(item), step -> processed(item, step), failure -> failed(item, failure));
    }

    private void processed(T item, Step step) {
        if (step == Step.REST) {
            rest(item);
            return;
        }
        finishing.add(item);
        T next = chains.next(item);
        if (next != null) {
            process(next);
        }
    }

    private void failed(T item, Throwable failure) {
        meters.failed();
        trouble.with(work.key(item), failure);
        rest(item);
    }

    private void rest(T item) {
        chains.drop(item);
        long until = System.nanoTime() + settings.rest().toNanos();
        resting.put(work.key(item), until);
        fetchAt = fetchAt - until > 0 ? until : fetchAt;
    }

    private void finished(List<T> items) {
        meters.finished(items.size());
        items.forEach(chains::forget);
    }
}
