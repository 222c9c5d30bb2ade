package dev.smoothevents.inbox;

import dev.smoothevents.tracing.Tracing;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** One attempt: whatever the sender does, there is an outcome, and within the time. */
final class Telling {

    private final Sender sender;
    private final Duration timeout;
    private final Tracing tracing;

    Telling(Sender sender, Duration timeout, Tracing tracing) {
        this.sender = sender;
        this.timeout = timeout;
        this.tracing = tracing;
    }

    Uni<Outcome> tell(Delivery delivery, String traceparent) {
        Span span = tracing.start("deliver " + delivery.inbox(), SpanKind.CLIENT, traceparent);
        return Tracing.until(send(delivery).invoke(outcome -> describe(span, delivery, outcome)), span);
    }

    private Uni<Outcome> send(Delivery delivery) {
        return Uni.createFrom()
                .deferred(() -> sender.send(delivery))
                .onItem()
                .ifNull()
                .continueWith(() -> Outcome.transientFailure("the sender does not say what came of it"))
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(TimeoutException.class)
                .recoverWithItem(() -> Outcome.unknown("no answer within " + timeout.toSeconds() + " s"))
                .onFailure()
                .recoverWithItem(failure -> Outcome.transientFailure(String.valueOf(failure)));
    }

    private static void describe(Span span, Delivery delivery, Outcome outcome) {
        span.setAttribute("smooth.inbox", delivery.inbox());
        span.setAttribute("smooth.event.id", delivery.story().event().id().toString());
        span.setAttribute("smooth.outcome", outcome.name());
        if (outcome.kind() != Outcome.Kind.DELIVERED && outcome.kind() != Outcome.Kind.SKIPPED) {
            span.setStatus(StatusCode.ERROR, String.valueOf(outcome.answer()));
        }
    }
}
