package dev.smoothevents.inbox.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.smoothevents.inbox.Attempt;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.RetrySchedule;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.StoryFinder;
import dev.smoothevents.lane.LaneQuery;
import dev.smoothevents.lane.LaneWork;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The digests of one inbox as work in lanes: an open one is closed when it is due, a closed one is told, and both it and its items get
 * their end in one statement. Whatever is interrupted is found again as it was.
 */
final class DigestWork implements LaneWork<DigestTable.Due> {

    /** So that who now wants them more often does not wait for the old time. */
    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    /** A mail of more is no pleasure, and some programs cut it off. */
    static final int MOST_ITEMS = 200;

    private static final String NO_ATTEMPT = "[]";

    private final DigestSender sender;
    private final DigestSettings settings;
    private final DigestTable table;
    private final StoryFinder stories;
    private final RetrySchedule schedule;
    private final Duration attemptTimeout;
    private final ObjectMapper json;
    private final Clock clock;

    DigestWork(
            DigestSender sender,
            DigestSettings settings,
            DigestTable table,
            StoryFinder stories,
            RetrySchedule schedule,
            Duration attemptTimeout,
            ObjectMapper json,
            Clock clock) {
        this.sender = sender;
        this.settings = settings;
        this.table = table;
        this.stories = stories;
        this.schedule = schedule;
        this.attemptTimeout = attemptTimeout;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "digest-" + sender.inbox();
    }

    @Override
    public short lane(DigestTable.Due due) {
        return due.lane();
    }

    @Override
    public long position(DigestTable.Due due) {
        return due.position();
    }

    @Override
    public String key(DigestTable.Due due) {
        return due.key();
    }

    @Override
    public Uni<List<DigestTable.Due>> fetch(LaneQuery query) {
        return table.fetch(sender.inbox(), query, clock.instant());
    }

    @Override
    public Uni<Step> process(DigestTable.Due due) {
        return settings.of(due.account(), due.recipient())
                .chain(wanted -> due.open() ? closeIfDue(due, wanted) : tell(due, wanted));
    }

    private Uni<Step> closeIfDue(DigestTable.Due due, DigestSchedule wanted) {
        Instant now = clock.instant();
        Instant at = wanted.next(due.since());
        Instant later = now.plus(LOOK_AGAIN);
        Uni<Void> step = at.isAfter(now)
                ? table.lookAgain(due, at.isBefore(later) ? at : later)
                : table.close(due, now, MOST_ITEMS);
        return step.replaceWith(Step.DONE);
    }

    private Uni<Step> tell(DigestTable.Due due, DigestSchedule wanted) {
        return table.withdraw(due)
                .chain(() -> table.items(due))
                .chain(items -> told(due, items))
                .chain(items -> items.isEmpty()
                        ? end(due, "cancelled", NO_ATTEMPT, null)
                        : attempt(
                                due,
                                new Digest(
                                        due.id(),
                                        due.account(),
                                        due.recipient(),
                                        due.closedAt(),
                                        wanted.zone(),
                                        due.attempts() + 1,
                                        items)));
    }

    private Uni<List<Digest.Item>> told(DigestTable.Due due, List<DigestTable.Item> items) {
        Map<UUID, UUID> issues =
                items.stream().collect(Collectors.toMap(DigestTable.Item::event, DigestTable.Item::issue, (a, b) -> a));
        return stories.find(due.account(), issues).chain(found -> told(due, items, found));
    }

    private Uni<List<Digest.Item>> told(DigestTable.Due due, List<DigestTable.Item> items, Map<UUID, Story> found) {
        List<Digest.Item> told = new ArrayList<>();
        List<UUID> untellable = new ArrayList<>();
        for (DigestTable.Item item : items) {
            Story story = found.get(item.event());
            if (story == null) {
                untellable.add(item.delivery());
            } else {
                told.add(new Digest.Item(item.reason(), story));
            }
        }
        return table.skip(due.account(), untellable, "the action is no longer in the catalogue")
                .replaceWith(told);
    }

    private Uni<Step> attempt(DigestTable.Due due, Digest digest) {
        Instant start = clock.instant();
        return Uni.createFrom()
                .deferred(() -> sender.send(digest))
                .ifNoItem()
                .after(attemptTimeout)
                .recoverWithItem(Outcome.unknown("no answer within " + attemptTimeout.toSeconds() + " s"))
                .onFailure()
                .recoverWithItem(failure -> Outcome.transientFailure(String.valueOf(failure)))
                .chain(outcome -> conclude(due, outcome, start));
    }

    private Uni<Step> conclude(DigestTable.Due due, Outcome outcome, Instant start) {
        Instant now = clock.instant();
        String attempt = write(new Attempt(
                start,
                Duration.between(start, now).toMillis(),
                outcome.kind().name().toLowerCase(Locale.ROOT),
                outcome.answer()));
        return switch (outcome.kind()) {
            case DELIVERED -> end(due, "delivered", attempt, null);
            case SKIPPED -> end(due, "skipped", attempt, outcome.answer());
            case PERMANENT, DESTINATION_GONE -> end(due, "dead", attempt, null);
            case TRANSIENT, UNREACHABLE, UNKNOWN -> later(due, outcome, now, attempt);
        };
    }

    private Uni<Step> later(DigestTable.Due due, Outcome outcome, Instant now, String attempt) {
        Instant next = schedule.next(due.closedAt(), now, due.attempts() + 1, outcome.retryAfter());
        return next == null
                ? end(due, "dead", attempt, null)
                : table.tryAgain(due, next, attempt).replaceWith(Step.REST);
    }

    private Uni<Step> end(DigestTable.Due due, String status, String attempt, String reason) {
        return table.conclude(due, status, attempt, reason).replaceWith(Step.DONE);
    }

    private String write(Attempt attempt) {
        try {
            return json.writeValueAsString(attempt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
