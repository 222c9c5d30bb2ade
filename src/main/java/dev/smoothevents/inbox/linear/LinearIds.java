package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Story;
import dev.smoothevents.topic.EventRecord;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;

/**
 * Ids that are the same every time, so that telling twice creates once. Linear takes a client's id only where it looks like
 * a UUID of version 4 (RFC 9562, section 5.4); these are hashes with the version and variant bits set.
 */
final class LinearIds {

    private static final char SEPARATOR = '\u001f';

    private LinearIds() {}

    static String ofIssue(Story story) {
        return ofIssue(story.event().account(), story.issue().id());
    }

    /** The twin that we make of an issue. */
    static String ofIssue(String account, UUID issue) {
        return derived("issue", account, issue.toString());
    }

    /** A comment whose beginning is not known, by what the record names it. */
    static String ofComment(Story story) {
        EventRecord record = story.event().record();
        return record == null || record.id() == null
                ? ofEvent(story)
                : derived("comment", story.event().account(), story.issue().id().toString(), record.id());
    }

    /** The comment or link that the event itself became. */
    static String ofEvent(Story story) {
        return ofEvent(story, story.event().id());
    }

    /** The comment by which another event was told. */
    static String ofEvent(Story story, UUID event) {
        return derived("event", story.event().account(), event.toString());
    }

    /** A label created because the team had none of that name. Named after the event: Linear does not forget a deleted one's id. */
    static String ofLabel(Story story, String name) {
        return derived("label", story.event().account(), story.event().id().toString(), name.toLowerCase(Locale.ROOT));
    }

    /** The link on a twin back to its original. */
    static String ofOrigin(String account, UUID issue) {
        return derived("origin", account, issue.toString());
    }

    /**
     * A relation between two issues. Both of them may tell of it, so it is not named after either's event.
     *
     * @param time how often it has been taken back before, for the same reason
     */
    static String ofRelation(Story story, String type, UUID from, UUID to, long time) {
        return derived("relation", story.event().account(), type, from.toString(), to.toString(), Long.toString(time));
    }

    private static String derived(String... parts) {
        String name = "smooth-events" + SEPARATOR + String.join(String.valueOf(SEPARATOR), parts);
        ByteBuffer hash = ByteBuffer.wrap(sha256(name.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & 0xffffffffffff0fffL | 0x4000L;
        long low = hash.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
