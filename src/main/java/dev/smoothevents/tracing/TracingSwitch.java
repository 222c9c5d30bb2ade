package dev.smoothevents.tracing;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/** One setting instead of two: OpenTelemetry is off unless there is an endpoint. */
public final class TracingSwitch implements ConfigSourceInterceptor {

    private static final String OFF = "quarkus.otel.sdk.disabled";
    private static final String ENDPOINT = "smooth.tracing.endpoint";

    private static final long serialVersionUID = 1;

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue value = context.proceed(name);
        if (!OFF.equals(name) || value == null) {
            return value;
        }
        ConfigValue endpoint = context.proceed(ENDPOINT);
        boolean off = endpoint == null
                || endpoint.getValue() == null
                || endpoint.getValue().isBlank();
        return value.withValue(Boolean.toString(off));
    }
}
