package dev.smoothevents.inbox.notification;

import dev.smoothevents.topic.EventMessage;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * What one person has in the app.
 *
 * @param text the feed's sentence
 * @param reason why they are told: mentioned, assignee, creator, manual, subscriber or maintainer
 * @param why the reason as a sentence to them
 * @param readAt when they read it, or null
 * @param archivedAt when they were done with it, or null
 */
@RegisterForReflection
public record NotificationView(
        UUID id,
        EventMessage event,
        String text,
        String reason,
        String why,
        Instant readAt,
        Instant archivedAt,
        Instant createdAt) {}
