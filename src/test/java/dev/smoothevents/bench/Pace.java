package dev.smoothevents.bench;

/** When the next request is to be sent. */
final class Pace {

    private static final long MAX_WAIT_MILLIS = 1_000;

    private final long startedAt;
    private final long endsAt;
    private final long requests;
    private final double interval;
    private long taken;
    private boolean held;

    Pace(Plan plan, long now) {
        startedAt = now;
        endsAt = now + plan.time().toNanos();
        requests = plan.requests();
        interval = plan.rate() == 0 ? 0 : 1e9 * plan.batch() / plan.rate();
    }

    boolean isOver(long now) {
        return now - endsAt >= 0 || taken >= requests;
    }

    /** @param free whether there is a connection for it */
    boolean isDue(long now, boolean free) {
        boolean due = !isOver(now) && now - dueAt() >= 0;
        held |= due && !free;
        held &= due;
        return due && free;
    }

    /**
     * Takes the next request that is due.
     *
     * @return from when on it waits for its answer: from when it was due, where there was no connection for it; else from now, because this
     *     thread's own oversleeping is nobody's latency
     */
    long taken(long now) {
        long from = held && interval > 0 ? dueAt() : now;
        taken++;
        return from;
    }

    /** How long to wait for answers, at most. */
    long waitMillis(long now, boolean free) {
        if (!free || isOver(now)) {
            return MAX_WAIT_MILLIS;
        }
        return Math.max(1, Math.min(MAX_WAIT_MILLIS, (dueAt() - now) / 1_000_000));
    }

    private long dueAt() {
        return startedAt + (long) (taken * interval);
    }
}
