package dev.smoothevents.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.context.Context;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The spans of an event's way. A station goes on from the {@code traceparent} that the one before has left. With tracing off a span is
 * only its parent's name tag: nothing is recorded, and what a caller sent is handed on as it is.
 */
@ApplicationScoped
public class Tracing {

    private final Tracer tracer;
    private final CurrentVertxRequest request;

    Tracing(TracingConfig config, Tracer tracer, CurrentVertxRequest request) {
        // where it is disabled, the SDK's own still makes spans, only that nobody gets them
        this.tracer =
                config.endpoint().isPresent() ? tracer : TracerProvider.noop().get("");
        this.request = request;
    }

    /** The trace of the request that is being served: its own span's, else the one that the caller sent, else null. */
    public String incoming() {
        String own = Traceparent.of(Span.current());
        return own == null ? sent() : own;
    }

    private String sent() {
        RoutingContext current = Arc.container().requestContext().isActive() ? request.getCurrent() : null;
        return current == null ? null : Traceparent.valid(current.request().getHeader(Traceparent.HEADER));
    }

    /**
     * Starts a span; {@link #until} ends it.
     *
     * @param parent a traceparent; without one there is no span, since what is left without its beginning tells nobody anything
     */
    public Span start(String name, SpanKind kind, String parent) {
        Context context = Traceparent.context(parent);
        return Span.fromContext(context).getSpanContext().isValid()
                ? tracer.spanBuilder(name).setParent(context).setSpanKind(kind).startSpan()
                : Span.getInvalid();
    }

    /** Ends the span with the work. */
    public static <T> Uni<T> until(Uni<T> work, Span span) {
        return work.onFailure()
                .invoke(failure -> span.setStatus(StatusCode.ERROR, String.valueOf(failure)))
                .onTermination()
                .invoke(span::end);
    }
}
