package dev.smoothevents.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What this replica has done for each inbox, in figures. */
@ApplicationScoped
class DeliveryMeters {

    private final MeterRegistry registry;

    DeliveryMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param counts new rows by status */
    void planned(String inbox, Map<String, Long> counts) {
        counts.forEach((status, rows) -> {
            count(Conclusion.SKIPPED.equals(status) ? status : "planned", inbox, rows);
            if (Conclusion.DELIVERED.equals(status)) {
                count(status, inbox, rows);
            }
        });
    }

    /** @param status delivered, skipped, dead, or pending for what will be tried again */
    void concluded(String inbox, String status) {
        count(Conclusion.PENDING.equals(status) ? "retried" : status, inbox, 1);
    }

    private void count(String what, String inbox, long rows) {
        registry.counter("smooth.deliveries." + what, "inbox", inbox).increment(rows);
    }
}
