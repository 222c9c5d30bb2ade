package dev.smoothevents.inbox.notification;

import dev.smoothevents.live.LiveConfig;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Tells the unread counts to those who watch them, whoever changes them and at whichever replica. One look serves all who watch here. A count
 * is a state and not a thing: who is slow is told the latest only.
 */
@ApplicationScoped
class UnreadWatch {

    private static final Logger LOG = Logger.getLogger(UnreadWatch.class);

    /** Counts may come a little later than what they count. */
    private static final int POLLS_PER_LOOK = 10;

    private final UnreadTable table;
    private final Map<Owner, Integer> watched = new ConcurrentHashMap<>();
    private final Multi<Map<Owner, Long>> looks;

    UnreadWatch(UnreadTable table, LiveConfig config) {
        this.table = table;
        this.looks = Multi.createFrom()
                .ticks()
                .every(config.poll().multipliedBy(POLLS_PER_LOOK))
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look())
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** Nothing while the database is away. */
    private Uni<Map<Owner, Long>> look() {
        return table.counts(Set.copyOf(watched.keySet()))
                .onFailure()
                .invoke(failure -> LOG.debugf(failure, "Unread counts stand still"))
                .onFailure()
                .recoverWithNull();
    }

    /** The count now, and each time that it is another. */
    Multi<Long> watch(Owner owner) {
        return Multi.createFrom().deferred(() -> {
            watched.merge(owner, 1, Integer::sum);
            Multi<Long> now =
                    table.counts(Set.of(owner)).map(counts -> counts.get(owner)).toMulti();
            Multi<Long> later = looks.filter(counts -> counts.containsKey(owner))
                    .map(counts -> counts.get(owner))
                    .onOverflow()
                    .dropPreviousItems();
            return Multi.createBy()
                    .concatenating()
                    .streams(now, later)
                    .skip()
                    .repetitions()
                    .onTermination()
                    .invoke(() -> leave(owner));
        });
    }

    private void leave(Owner owner) {
        watched.computeIfPresent(owner, (same, watchers) -> watchers == 1 ? null : watchers - 1);
    }

    /** How many are watched at the moment. */
    int watched() {
        return watched.size();
    }
}
