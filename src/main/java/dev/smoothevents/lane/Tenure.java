package dev.smoothevents.lane;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The lanes that this replica holds, and until when. A lane that others should have is let go only after what is under way in it has ended,
 * so a hand-over between live replicas repeats nothing. Not thread-safe; the loop's own.
 */
final class Tenure {

    private final LaneLeases leases;
    private final LaneSettings settings;
    private final Mailbox mailbox;
    private final Trouble trouble;
    private final Predicate<Short> isUnderWay;
    private final Consumer<Predicate<Short>> lost;
    private final Runnable gained;

    private Set<Short> lanes = Set.of();
    private final Set<Short> leaving = new HashSet<>();
    private long leasedUntil = System.nanoTime();
    private long renewAt = System.nanoTime();
    private boolean renewing;

    /**
     * @param isUnderWay whether something is being processed in the lane
     * @param lost told which lanes must not be worked any more
     * @param gained told that there are new ones
     */
    Tenure(
            LaneLeases leases,
            LaneSettings settings,
            Mailbox mailbox,
            Trouble trouble,
            Predicate<Short> isUnderWay,
            Consumer<Predicate<Short>> lost,
            Runnable gained) {
        this.leases = leases;
        this.settings = settings;
        this.mailbox = mailbox;
        this.trouble = trouble;
        this.isUnderWay = isUnderWay;
        this.lost = lost;
        this.gained = gained;
    }

    /** Whether anything may be processed now. */
    boolean isLeased(long now) {
        return leasedUntil - now > 0 && !lanes.isEmpty();
    }

    boolean holds(short lane) {
        return lanes.contains(lane);
    }

    int count() {
        return lanes.size();
    }

    /** The lanes to fetch from. */
    List<Short> workable() {
        return lanes.stream().filter(lane -> !leaving.contains(lane)).toList();
    }

    long untilNextStep(long now) {
        return renewing ? leases.lease().toNanos() : renewAt - now;
    }

    void advance(long now) {
        if (renewing || now - renewAt < 0) {
            return;
        }
        renewing = true;
        List<Short> letGo =
                leaving.stream().filter(lane -> !isUnderWay.test(lane)).toList();
        mailbox.ask(() -> leases.renew(letGo), held -> renewed(held, now), this::failed);
    }

    /** The lease counts from before it was asked for, so it ends here no later than in the database. */
    private void renewed(LaneLeases.Held held, long askedAt) {
        renewing = false;
        trouble.over();
        leasedUntil = askedAt + leases.lease().toNanos();
        renewAt = askedAt + leases.lease().toNanos() / 3;
        boolean more = !lanes.containsAll(held.lanes());
        lanes = held.lanes();
        leaving.retainAll(lanes);
        lost.accept(lane -> !lanes.contains(lane));
        int surplus = lanes.size() - leaving.size() - held.share();
        if (surplus > 0) {
            leave(surplus);
        }
        if (more) {
            gained.run();
        }
    }

    private void leave(int surplus) {
        workable().stream().sorted().limit(surplus).forEach(leaving::add);
        lost.accept(leaving::contains);
        renewAt = System.nanoTime() + settings.busyPoll().toNanos();
    }

    private void failed(Throwable failure) {
        renewing = false;
        renewAt = System.nanoTime() + settings.idlePoll().toNanos();
        trouble.cannot("renew its lanes", failure);
    }
}
