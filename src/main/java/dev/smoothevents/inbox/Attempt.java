package dev.smoothevents.inbox;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/**
 * One attempt to deliver, as the ledger keeps it.
 *
 * @param outcome delivered, skipped, transient or permanent
 * @param answer what the provider said
 */
@RegisterForReflection
record Attempt(Instant at, long durationMs, String outcome, String answer) {}
