package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Where the bot's messages are. Written right after each was posted: what is lost in between by a crash is told again. */
@ApplicationScoped
class SlackPosts {

    /**
     * What a channel was told before, as far as it matters to one delivery; each may be null.
     *
     * @param own this very delivery, told in an attempt that did not get to write it down
     * @param root the issue's first message
     * @param changed the message that the delivery's event changes
     */
    record Known(SlackPost own, SlackPost root, SlackPost changed) {}

    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private static final String KNOWN =
            """
            SELECT 'own' AS part, %1$s FROM slack_messages
            WHERE account = $1 AND delivery_id = $2
            UNION ALL
            SELECT 'root', %1$s FROM slack_messages
            WHERE account = $1 AND issue_id = $3 AND channel = $4 AND root
            UNION ALL
            (SELECT 'changed', %1$s FROM slack_messages
             WHERE account = $1 AND issue_id = $3 AND channel = $4 AND action = $5 AND ($6::text IS NULL OR record_id = $6)
             ORDER BY ts DESC
             LIMIT 1)""".formatted("delivery_id, event_id, channel_id, ts, root, change_id, change_sequence");

    /** Where another replica was first after all, its message stays the one that is known. */
    private static final String POSTED = """
            INSERT INTO slack_messages (account, delivery_id, issue_id, channel, event_id, action, record_id, channel_id, ts, root)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT DO NOTHING""";

    private static final String CHANGED = """
            UPDATE slack_messages SET change_id = $3, change_sequence = $4 WHERE account = $1 AND delivery_id = $2""";

    private static final String ROOTLESS = """
            UPDATE slack_messages SET root = false WHERE account = $1 AND issue_id = $2 AND channel = $3 AND root""";

    private final Pool pool;

    SlackPosts(Pool pool) {
        this.pool = pool;
    }

    /** @param change what the event changes, or null */
    Uni<Known> known(Delivery delivery, String channel, SlackChange change) {
        Tuple values = place(delivery, channel)
                .addValue(change == null ? null : change.action())
                .addValue(change == null ? null : change.recordId());
        return pool.preparedQuery(KNOWN).execute(values).map(rows -> known(rows, change));
    }

    Uni<Void> posted(Delivery delivery, String channel, SlackAnswer answer, boolean isRoot) {
        EventMessage event = delivery.story().event();
        EventRecord record = event.record();
        Tuple values = place(delivery, channel)
                .addValue(event.id())
                .addValue(event.action())
                .addValue(record == null ? null : record.id())
                .addValue(answer.channel())
                .addValue(answer.ts())
                .addValue(isRoot);
        return untilItWorks(pool.preparedQuery(POSTED).execute(values));
    }

    Uni<Void> changed(Delivery delivery, SlackPost post) {
        EventMessage event = delivery.story().event();
        return untilItWorks(pool.preparedQuery(CHANGED)
                .execute(Tuple.of(delivery.account(), post.delivery(), event.id(), event.sequence())));
    }

    /** The issue's thread is no more in Slack: the next message begins a new one. */
    Uni<Void> forgetThread(Delivery delivery, String channel) {
        UUID issue = delivery.story().issue().id();
        return pool.preparedQuery(ROOTLESS)
                .execute(Tuple.of(delivery.account(), issue, channel))
                .replaceWithVoid();
    }

    /** What Slack has done is to be known here: while the database is away, it waits to be written. */
    private static Uni<Void> untilItWorks(Uni<RowSet<Row>> write) {
        return write.replaceWithVoid()
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    private static Tuple place(Delivery delivery, String channel) {
        return Tuple.tuple()
                .addValue(delivery.account())
                .addValue(delivery.id())
                .addValue(delivery.story().issue().id())
                .addValue(channel);
    }

    private static Known known(RowSet<Row> rows, SlackChange change) {
        Map<String, SlackPost> parts = new HashMap<>();
        rows.forEach(row -> parts.put(row.getString("part"), post(row)));
        SlackPost root = parts.get("root");
        boolean ofRoot = change != null && change.action() == null;
        return new Known(parts.get("own"), root, ofRoot ? root : parts.get("changed"));
    }

    private static SlackPost post(Row row) {
        return new SlackPost(
                row.getUUID("delivery_id"),
                row.getUUID("event_id"),
                row.getString("channel_id"),
                row.getString("ts"),
                row.getBoolean("root"),
                row.getUUID("change_id"),
                row.getLong("change_sequence"));
    }
}
