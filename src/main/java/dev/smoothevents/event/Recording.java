package dev.smoothevents.event;

import java.util.UUID;

/**
 * A new event together with where it comes from.
 *
 * @param account key of the account
 * @param event what happened
 * @param source who says so: {@code api}, {@code github}
 * @param correlationId ties together what belongs together, or null for the event's own id
 * @param causationId the event that caused this one, or null
 * @param idempotencyKey the same key gives the first answer again, or null
 * @param hint what is known of the issue besides, or null
 */
public record Recording(
        String account,
        NewEvent event,
        String source,
        String correlationId,
        UUID causationId,
        String idempotencyKey,
        IssueHint hint) {

    /** The source of what callers POST. */
    public static final String API = "api";

    public static Recording of(String account, NewEvent event, String source) {
        return new Recording(account, event, source, null, null, null, null);
    }

    public Recording withIdempotencyKey(String key) {
        return new Recording(account, event, source, correlationId, causationId, key, hint);
    }
}
