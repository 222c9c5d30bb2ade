package dev.smoothevents.github;

import dev.smoothevents.http.Keys;
import dev.smoothevents.http.ProblemException;

/** A delivery as it arrives, nothing trusted yet. All but the body may be null. */
record WebhookRequest(String event, String delivery, String signature, String contentType, byte[] body) {

    static final String EVENT_HEADER = "X-GitHub-Event";
    static final String DELIVERY_HEADER = "X-GitHub-Delivery";

    /** @throws ProblemException 400, naming the header at fault */
    void checkHeaders() {
        required(EVENT_HEADER, event);
        required(DELIVERY_HEADER, delivery);
        String fault = Keys.fault(delivery);
        if (fault != null) {
            throw Refusals.header(DELIVERY_HEADER, fault);
        }
        if (!delivery.chars().allMatch(c -> c < 127)) {
            throw Refusals.header(DELIVERY_HEADER, "must be ASCII");
        }
    }

    private static void required(String header, String value) {
        if (value == null || value.isBlank()) {
            throw Refusals.header(header, "is required");
        }
    }
}
