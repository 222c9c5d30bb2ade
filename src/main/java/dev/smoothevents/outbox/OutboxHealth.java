package dev.smoothevents.outbox;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether events reach the topic. Wellness, not readiness: a broker that is away is no reason to take all replicas out of service, but
 * one to wake somebody.
 */
@Wellness
class OutboxHealth implements HealthCheck {

    private final OutboxWatch watch;

    OutboxHealth(OutboxWatch watch) {
        this.watch = watch;
    }

    @Override
    public HealthCheckResponse call() {
        OutboxWatch.State state = watch.state();
        return HealthCheckResponse.named("outbox")
                .status(!watch.isTooFarBehind() && state.parked() == 0)
                .withData("oldestSeconds", Double.toString(state.age()))
                .withData("backlog", state.backlog())
                .withData("parked", state.parked())
                .build();
    }
}
