package dev.smoothevents.issue;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * What a person wants to hear of an issue.
 *
 * @param state {@code subscribed}, {@code unsubscribed} or {@code muted}
 * @param reason how it came about: {@code manual}, {@code author}, {@code comment}, {@code assigned}, {@code mentioned}
 */
@RegisterForReflection
record SubscriptionView(String person, String state, String reason, Instant updatedAt) {

    static SubscriptionView of(Subscription subscription) {
        return new SubscriptionView(
                subscription.person, subscription.state, subscription.reason, subscription.updatedAt);
    }
}
