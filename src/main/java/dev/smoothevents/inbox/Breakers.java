package dev.smoothevents.inbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One breaker a provider, as this replica sees it. */
@ApplicationScoped
class Breakers {

    private final InboxConfig.Breaker config;
    private final Clock clock;
    private final MeterRegistry registry;
    private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();

    Breakers(InboxConfig config, Clock clock, MeterRegistry registry) {
        this.config = config.breaker();
        this.clock = clock;
        this.registry = registry;
    }

    Breaker of(String provider) {
        return breakers.computeIfAbsent(provider, this::watched);
    }

    private Breaker watched(String provider) {
        Breaker breaker = new Breaker(config.failures(), config.first(), config.longest());
        Gauge.builder("smooth.deliveries.breaker", () -> breaker.state(clock.instant())
                        .ordinal())
                .description("Whether the provider is asked: 0 yes, 1 once to see, 2 no")
                .tag("provider", provider)
                .register(registry);
        return breaker;
    }
}
