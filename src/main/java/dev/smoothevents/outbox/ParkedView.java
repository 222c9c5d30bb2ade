package dev.smoothevents.outbox;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * A recorded event that is kept from the topic.
 *
 * @param event its id
 * @param issue key of its issue
 * @param sequence its number within the issue
 * @param action what happened
 * @param error why it cannot be published, or that it waits behind one that cannot
 * @param parkedAt since when
 */
@RegisterForReflection
public record ParkedView(UUID event, String issue, long sequence, String action, String error, Instant parkedAt) {}
