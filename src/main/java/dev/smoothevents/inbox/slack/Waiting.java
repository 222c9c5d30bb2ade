package dev.smoothevents.inbox.slack;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A delivery that waited for a channel, and is taken to be told with others.
 *
 * @param begunAt when it was taken; nobody else has begun it while the ledger still says so
 */
record Waiting(UUID delivery, UUID issue, String action, OffsetDateTime begunAt) {}
