package dev.smoothevents.inbox;

import dev.smoothevents.lane.LaneQuery;
import dev.smoothevents.lane.LaneWork;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The deliveries of one inbox as work in lanes. An attempt is written down when it begins and when it ends; whoever dies in between leaves a
 * row in doubt, which is told again. What must wait (the provider is in trouble, the destination wants a pause) waits without an attempt.
 */
final class DeliveryWork implements LaneWork<Errand> {

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Sender sender;
    private final Telling telling;
    private final DueTable table;
    private final StoryBook stories;
    private final Destinations destinations;
    private final RetrySchedule schedule;
    private final Breaker breaker;
    private final Pace pace;
    private final DeliveryMeters meters;
    private final Clock clock;
    private Runnable onConcluded = () -> {};

    DeliveryWork(
            Sender sender,
            Telling telling,
            DueTable table,
            StoryBook stories,
            Destinations destinations,
            RetrySchedule schedule,
            Breaker breaker,
            DeliveryMeters meters,
            Clock clock) {
        this.sender = sender;
        this.telling = telling;
        this.table = table;
        this.stories = stories;
        this.destinations = destinations;
        this.schedule = schedule;
        this.breaker = breaker;
        this.pace = new Pace(sender.pace(), sender.longestLine());
        this.meters = meters;
        this.clock = clock;
    }

    /** What follows for the same recipient and issue may be due then. */
    void onConcluded(Runnable listener) {
        onConcluded = listener;
    }

    @Override
    public String name() {
        return name(sender.inbox());
    }

    static String name(String inbox) {
        return "inbox-" + inbox;
    }

    @Override
    public short lane(Errand errand) {
        return errand.due().lane();
    }

    @Override
    public long position(Errand errand) {
        return errand.due().position();
    }

    @Override
    public String key(Errand errand) {
        return errand.due().key();
    }

    // ---- fetching --------------------------------------------------------------------------------------------------

    @Override
    public Uni<List<Errand>> fetch(LaneQuery query) {
        return due(query).chain(this::withStories);
    }

    private Uni<List<Due>> due(LaneQuery query) {
        return switch (breaker.state(clock.instant())) {
            case CLOSED -> table.fetch(sender.inbox(), query);
            case OPEN -> Uni.createFrom().item(List.of());
            case HALF_OPEN ->
                table.fetch(sender.inbox(), new LaneQuery(query.lanes(), query.busy(), query.resting(), 1))
                        .map(DeliveryWork::anyOne);
        };
    }

    /** Not always the same, which may be the one that fails. */
    private static List<Due> anyOne(List<Due> due) {
        return due.isEmpty() ? due : List.of(due.get(ThreadLocalRandom.current().nextInt(due.size())));
    }

    private Uni<List<Errand>> withStories(List<Due> due) {
        return due.isEmpty()
                ? Uni.createFrom().item(List.of())
                : stories.stories(due)
                        .map(told ->
                                due.stream().map(one -> new Errand(one, told)).toList());
    }

    // ---- delivering ------------------------------------------------------------------------------------------------

    @Override
    public Uni<Step> process(Errand errand) {
        Due due = errand.due();
        Instant now = clock.instant();
        Story story = errand.story();
        if (story == null) {
            return conclude(due, due.begunAt(), Conclusion.nothingToTell());
        }
        if (due.isInDoubt() && schedule.isOver(due.waitsSince(), now)) {
            return conclude(due, due.begunAt(), Conclusion.gaveUp(due));
        }
        Delivery delivery = errand.delivery(story);
        String destination = sender.destination(delivery);
        Pace.Turn turn = pace.turn(line(due, destination), due.hasPlace(), now);
        return turn.isSoon()
                ? waiting(Duration.between(now, turn.at())).chain(() -> begin(due, delivery, destination))
                : table.postpone(due, turn.at()).replaceWith(Step.REST);
    }

    private static String line(Due due, String destination) {
        return due.account() + ' ' + destination;
    }

    private static Uni<Void> waiting(Duration wait) {
        Uni<Void> nothing = Uni.createFrom().voidItem();
        return wait.isNegative() || wait.isZero()
                ? nothing
                : nothing.onItem().delayIt().by(wait);
    }

    private Uni<Step> begin(Due due, Delivery delivery, String destination) {
        Breaker.Permit permit = breaker.ask(clock.instant());
        if (permit == null) {
            return Uni.createFrom().item(Step.REST);
        }
        return table.begin(due, destination)
                .onFailure()
                .invoke(permit::unused)
                .chain(begun -> begun != null && begun.isDelivering()
                        ? attempt(due, delivery, destination, begun.at(), permit)
                        : notBegun(due, begun, permit));
    }

    private Uni<Step> notBegun(Due due, DueTable.Begun begun, Breaker.Permit permit) {
        permit.unused();
        if (begun != null) {
            meters.concluded(due.inbox(), begun.status());
        }
        return Uni.createFrom().item(Step.DONE);
    }

    private Uni<Step> attempt(Due due, Delivery delivery, String destination, Instant begunAt, Breaker.Permit permit) {
        Instant start = clock.instant();
        return telling.tell(delivery, due.traceparent())
                .invoke(outcome -> learn(outcome, permit, line(due, destination)))
                .call(outcome -> disableIfGone(outcome, due, delivery, destination))
                .chain(outcome -> {
                    Instant end = clock.instant();
                    Attempt attempt = Attempt.of(start, end, outcome);
                    return conclude(due, begunAt, Conclusion.of(outcome, attempt, due, schedule, end));
                });
    }

    private void learn(Outcome outcome, Breaker.Permit permit, String line) {
        Instant now = clock.instant();
        if (outcome.kind() == Outcome.Kind.SKIPPED) {
            permit.unused();
        } else if (outcome.isAnswer()) {
            permit.answered();
        } else {
            permit.failed(now);
        }
        if (outcome.retryAfter() != null) {
            pace.pause(line, now.plus(outcome.retryAfter()), now);
        }
    }

    private Uni<Void> disableIfGone(Outcome outcome, Due due, Delivery delivery, String destination) {
        return outcome.kind() == Outcome.Kind.DESTINATION_GONE
                ? untilItWorks(destinations.disable(due, delivery.story(), destination, outcome.answer()))
                : Uni.createFrom().voidItem();
    }

    private Uni<Step> conclude(Due due, Instant begunAt, Conclusion conclusion) {
        return untilItWorks(table.conclude(due, begunAt, conclusion))
                .invoke(() -> meters.concluded(due.inbox(), conclusion.status()))
                .invoke(onConcluded)
                .replaceWith(conclusion.isRetry() ? Step.REST : Step.DONE);
    }

    /** What has happened out there is to be known here: while the database is away, it waits to be written, and nothing is told again. */
    private static Uni<Void> untilItWorks(Uni<Void> write) {
        return write.onFailure().retry().withBackOff(FIRST_WAIT, LONGEST_WAIT).indefinitely();
    }
}
