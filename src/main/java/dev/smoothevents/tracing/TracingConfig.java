package dev.smoothevents.tracing;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Traces of what the service does. */
@ConfigMapping(prefix = "smooth.tracing")
public interface TracingConfig {

    /** Where spans are sent: an OTLP endpoint, {@code http://localhost:4317}. Without it there are none. */
    Optional<String> endpoint();
}
