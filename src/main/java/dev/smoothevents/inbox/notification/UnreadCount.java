package dev.smoothevents.inbox.notification;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How many notifications a person has not read. */
@RegisterForReflection
public record UnreadCount(long count) {}
