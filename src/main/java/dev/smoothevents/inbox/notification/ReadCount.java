package dev.smoothevents.inbox.notification;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How many notifications were unread, and are read now. */
@RegisterForReflection
public record ReadCount(long read) {}
