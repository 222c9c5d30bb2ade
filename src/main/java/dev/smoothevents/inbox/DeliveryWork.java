package dev.smoothevents.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.smoothevents.lane.LaneQuery;
import dev.smoothevents.lane.LaneWork;
import dev.smoothevents.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The deliveries of one inbox as work in lanes: tell it, and write down what came of it. */
final class DeliveryWork implements LaneWork<DeliveryTable.Due> {

    private final Sender sender;
    private final DeliveryTable table;
    private final StoryBook stories;
    private final RetrySchedule schedule;
    private final Duration attemptTimeout;
    private final Tracing tracing;
    private final ObjectMapper json;
    private final Clock clock;

    DeliveryWork(
            Sender sender,
            DeliveryTable table,
            StoryBook stories,
            RetrySchedule schedule,
            Duration attemptTimeout,
            Tracing tracing,
            ObjectMapper json,
            Clock clock) {
        this.sender = sender;
        this.table = table;
        this.stories = stories;
        this.schedule = schedule;
        this.attemptTimeout = attemptTimeout;
        this.tracing = tracing;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String name() {
        return name(sender.inbox());
    }

    static String name(String inbox) {
        return "inbox-" + inbox;
    }

    @Override
    public short lane(DeliveryTable.Due due) {
        return due.lane();
    }

    @Override
    public long position(DeliveryTable.Due due) {
        return due.position();
    }

    @Override
    public String key(DeliveryTable.Due due) {
        return due.key();
    }

    @Override
    public Uni<List<DeliveryTable.Due>> fetch(LaneQuery query) {
        return table.fetch(sender.inbox(), query);
    }

    @Override
    public Uni<Step> process(DeliveryTable.Due due) {
        Span span = tracing.start("deliver " + due.inbox(), SpanKind.CLIENT, due.traceparent());
        return Tracing.until(attempt(due, span), span);
    }

    private Uni<Step> attempt(DeliveryTable.Due due, Span span) {
        Instant start = clock.instant();
        return stories.story(due.account(), due.eventId(), due.issueId())
                .chain(story -> story == null ? nothingToTell() : tell(due, story))
                .invoke(outcome -> describe(span, due, outcome))
                .chain(outcome -> conclude(due, outcome, start));
    }

    private static void describe(Span span, DeliveryTable.Due due, Outcome outcome) {
        span.setAttribute("smooth.inbox", due.inbox());
        span.setAttribute("smooth.event.id", due.eventId().toString());
        span.setAttribute("smooth.outcome", name(outcome));
        if (outcome.kind() != Outcome.Kind.DELIVERED && outcome.kind() != Outcome.Kind.SKIPPED) {
            span.setStatus(StatusCode.ERROR, String.valueOf(outcome.answer()));
        }
    }

    private static String name(Outcome outcome) {
        return outcome.kind().name().toLowerCase(Locale.ROOT);
    }

    private static Uni<Outcome> nothingToTell() {
        return Uni.createFrom().item(Outcome.skipped("the action is no longer in the catalogue"));
    }

    private Uni<Outcome> tell(DeliveryTable.Due due, Story story) {
        Delivery delivery = new Delivery(
                due.id(), due.account(), due.inbox(), due.recipient(), due.reason(), due.attempts() + 1, story);
        return Uni.createFrom()
                .deferred(() -> sender.send(delivery))
                .ifNoItem()
                .after(attemptTimeout)
                .fail()
                .onFailure(TimeoutException.class)
                .recoverWithItem(Outcome.transientFailure("no answer within " + attemptTimeout.toSeconds() + " s"))
                .onFailure()
                .recoverWithItem(failure -> Outcome.transientFailure(String.valueOf(failure)));
    }

    private Uni<Step> conclude(DeliveryTable.Due due, Outcome outcome, Instant start) {
        Instant now = clock.instant();
        String attempt =
                write(new Attempt(start, Duration.between(start, now).toMillis(), name(outcome), outcome.answer()));
        return switch (outcome.kind()) {
            case DELIVERED -> end(due, "delivered", null, attempt);
            case SKIPPED -> end(due, "skipped", outcome.answer(), attempt);
            case PERMANENT, DESTINATION_GONE -> end(due, "dead", null, attempt);
            case TRANSIENT, UNREACHABLE, UNKNOWN -> later(due, outcome, now, attempt);
        };
    }

    private Uni<Step> end(DeliveryTable.Due due, String status, String reason, String attempt) {
        return table.conclude(due, status, reason, null, attempt).replaceWith(Step.DONE);
    }

    private Uni<Step> later(DeliveryTable.Due due, Outcome outcome, Instant now, String attempt) {
        Instant next = schedule.next(due.createdAt(), now, due.attempts() + 1, outcome.retryAfter());
        return next == null
                ? end(due, "dead", null, attempt)
                : table.conclude(due, "pending", null, next, attempt).replaceWith(Step.REST);
    }

    private String write(Attempt attempt) {
        try {
            return json.writeValueAsString(attempt);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
