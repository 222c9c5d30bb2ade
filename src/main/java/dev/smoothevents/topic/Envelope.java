package dev.smoothevents.topic;

/**
 * A message as it goes to the topic: CloudEvents 1.0, binary mode.
 *
 * @param id the event's id
 * @param key the id
 * @param type {@code dev.smoothevents.issue.<action>}
 * @param source {@code /accounts/<account>}
 * @param subject the key
 * @param time when it occurred, RFC 3339
 * @param sequence the sequence
 * @param traceparent W3C trace context, or null
 * @param value the event as JSON
 */
public record Envelope(
        String id,
        String key,
        String type,
        String source,
        String subject,
        String time,
        long sequence,
        String traceparent,
        String value) {

    public static final String TYPE_PREFIX = "dev.smoothevents.issue.";
    public static final String SOURCE_PREFIX = "/accounts/";
}
