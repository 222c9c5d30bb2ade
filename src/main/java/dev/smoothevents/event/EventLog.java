package dev.smoothevents.event;

import dev.smoothevents.http.Page;
import dev.smoothevents.sql.Columns;
import dev.smoothevents.sql.Where;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The one way to read events back. */
@ApplicationScoped
public class EventLog {

    private static final String LATEST = """
            SELECT id FROM issue_events
            WHERE account = $1 AND issue_id = $2 AND action = $3 AND record_type = $4 AND record_id = $5
            ORDER BY occurred_at DESC, id DESC
            LIMIT 1""";

    private static final String ISSUE_OF = "SELECT issue_id FROM issue_events WHERE account = $1 AND id = $2";

    private static final String POSITIONED = EventRows.SELECT.replaceFirst("SELECT", "SELECT e.position,");

    private final Pool pool;
    private final EventRows rows;

    EventLog(Pool pool, EventRows rows) {
        this.pool = pool;
        this.rows = rows;
    }

    /** The event, or null where the account has none with that id. */
    public Uni<EventMessage> find(String account, UUID id) {
        return byIds(account, List.of(id)).map(found -> found.get(id));
    }

    /** The events with these ids, as far as they exist. */
    public Uni<Map<UUID, EventMessage>> byIds(String account, Collection<UUID> ids) {
        return pool.preparedQuery(EventRows.SELECT + "WHERE e.account = $1 AND e.id = ANY ($2)")
                .execute(Tuple.of(account, ids.toArray(UUID[]::new)))
                .map(found -> {
                    Map<UUID, EventMessage> events = new HashMap<>();
                    rows.all(found).forEach(event -> events.put(event.id(), event));
                    return events;
                });
    }

    /** The id of the event's issue, or null where the account has no such event. */
    public Uni<UUID> issueOf(String account, UUID id) {
        return pool.preparedQuery(ISSUE_OF)
                .execute(Tuple.of(account, id))
                .map(found -> found.size() == 0 ? null : found.iterator().next().getUUID("issue_id"));
    }

    /** The id of the issue's latest event with this action and record, or null. */
    public Uni<UUID> latestId(String account, UUID issueId, String action, EventRecord record) {
        return pool.preparedQuery(LATEST)
                .execute(Tuple.of(account, issueId, action, record.type(), record.id()))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getUUID("id"));
    }

    /**
     * A page of events, newest first by {@code occurredAt}. Events that arrive between two pages neither shift nor repeat what the next
     * page shows; one that a repeat is folded into moves to the top.
     *
     * @param hidden actions to leave out
     */
    public Uni<Page<EventMessage>> page(String account, EventQuery asked, Collection<String> hidden) {
        EventQuery.Checked query = asked.check();
        Where where = new Where().and("e.account = ?", account);
        if (query.issue() != null) {
            // looked up once, not for each row: only so the index by issue can be used
            where.and("e.issue_id = (SELECT id FROM issues WHERE account = ? AND key = ?)", account, query.issue());
        }
        where.andIf(query.project(), "e.project = ?");
        where.andIf(query.actor(), "e.actor = ?");
        where.andIf(query.action(), "e.action = ?");
        where.andIf(Columns.utc(query.from()), "e.occurred_at >= ?");
        where.andIf(Columns.utc(query.to()), "e.occurred_at < ?");
        if (!hidden.isEmpty()) {
            where.and("e.action <> ALL (?)", (Object) hidden.toArray(String[]::new));
        }
        if (query.after() != null) {
            where.and(
                    "(e.occurred_at, e.id) < (?, ?)",
                    Columns.utc(query.after().occurredAt()),
                    query.after().id());
        }
        String sql =
                EventRows.SELECT + where.sql() + " ORDER BY e.occurred_at DESC, e.id DESC LIMIT " + (query.limit() + 1);
        return pool.preparedQuery(sql).execute(where.values()).map(found -> toPage(rows.all(found), query.limit()));
    }

    /**
     * The events above one position and up to another, in order of position, so many at most. An event that a repeat was folded into stands
     * at the position of its last repeat.
     *
     * @param issue key of the only issue, or null
     * @param project key of the only project, or null
     * @param hidden actions to leave out
     */
    public Uni<List<PositionedEvent>> between(
            String account, String issue, String project, Collection<String> hidden, long above, long upTo, int limit) {
        Where where = new Where()
                .and("e.account = ?", account)
                .and("e.position + 0 > ?", above)
                .and("e.position + 0 <= ?", upTo)
                .and("e.action <> ALL (?)", (Object) hidden.toArray(String[]::new))
                .andIf(project, "e.project = ?")
                .andIf(issue, "i.key = ?");
        return pool.preparedQuery(POSITIONED + where.sql() + " ORDER BY e.position + 0 LIMIT " + limit)
                .execute(where.values())
                .map(rows::positioned);
    }

    private static Page<EventMessage> toPage(List<EventMessage> found, int limit) {
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        List<EventMessage> items = found.subList(0, limit);
        EventMessage last = items.get(limit - 1);
        return new Page<>(items, new EventQuery.Position(last.occurredAt(), last.id()).toCursor());
    }
}
