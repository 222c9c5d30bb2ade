package dev.smoothevents.tracing;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;

/**
 * The header of <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>, which is also what the outbox, the topic and the
 * ledger keep. What is no such thing counts as none, as the standard says.
 */
public final class Traceparent {

    /** The name of the header, in requests and in messages. */
    public static final String HEADER = "traceparent";

    private static final TextMapGetter<String> AS_HEADER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String text) {
            return List.of(HEADER);
        }

        @Override
        public String get(String text, String name) {
            return HEADER.equals(name) ? text : null;
        }
    };

    private Traceparent() {}

    /** The text in today's version of the standard, or null where it is no valid one. */
    public static String valid(String text) {
        return of(Span.fromContext(context(text)));
    }

    /** What makes others children of this span, or null where there is none. */
    public static String of(Span span) {
        SpanContext context = span.getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
    }

    static Context context(String text) {
        return text == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance().extract(Context.root(), text, AS_HEADER);
    }
}
