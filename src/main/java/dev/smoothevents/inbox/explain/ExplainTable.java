package dev.smoothevents.inbox.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.smoothevents.inbox.Why;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the ledger says about one event. By its unique index, however many were told. */
@ApplicationScoped
class ExplainTable {

    private static final String ISSUE = "SELECT issue_id FROM issue_events WHERE account = $1 AND id = $2";

    private static final String LINES = """
            SELECT id, inbox, recipient, status, reason, attempts::text AS attempts, jsonb_array_length(attempts) AS tries,
                   attempts -> -1 ->> 'answer' AS last_answer, why::text AS why, due_at, created_at
            FROM deliveries
            WHERE account = $1 AND event_id = $2 AND inbox = ANY ($3::text[]) AND recipient = $4
            UNION ALL
            SELECT id, inbox, recipient, status, reason, attempts::text, jsonb_array_length(attempts),
                   attempts -> -1 ->> 'answer', why::text, due_at, created_at
            FROM deliveries
            WHERE account = $1 AND event_id = $2 AND inbox = ANY ($5::text[])
            ORDER BY inbox, id""";

    private static final String PLANNED = """
            SELECT asked.inbox
            FROM unnest($3::text[]) AS asked (inbox)
            WHERE EXISTS (SELECT FROM deliveries d WHERE d.account = $1 AND d.event_id = $2 AND d.inbox = asked.inbox)""";

    private final Pool pool;
    private final ObjectReader whys;

    ExplainTable(Pool pool, ObjectMapper json) {
        this.pool = pool;
        // a newer replica may have added fields
        this.whys = json.readerFor(Why.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** The id of the event's issue, or null. */
    Uni<UUID> issue(String account, UUID event) {
        return pool.preparedQuery(ISSUE)
                .execute(Tuple.of(account, event))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getUUID("issue_id"));
    }

    /**
     * @param ofPeople inboxes of which the person's lines count
     * @param ofPlaces inboxes of which all lines count
     */
    Uni<List<Line>> lines(
            String account, UUID event, String person, Collection<String> ofPeople, Collection<String> ofPlaces) {
        return pool.preparedQuery(LINES)
                .execute(Tuple.of(account, event, array(ofPeople), person, array(ofPlaces)))
                .map(rows -> {
                    List<Line> lines = new ArrayList<>();
                    rows.forEach(row -> lines.add(line(row)));
                    return lines;
                });
    }

    /** Those of the inboxes that have planned the event for anybody. */
    Uni<Set<String>> planned(String account, UUID event, Collection<String> inboxes) {
        return pool.preparedQuery(PLANNED)
                .execute(Tuple.of(account, event, array(inboxes)))
                .map(rows -> {
                    Set<String> planned = new HashSet<>();
                    rows.forEach(row -> planned.add(row.getString("inbox")));
                    return planned;
                });
    }

    private Line line(Row row) {
        return new Line(
                row.getUUID("id"),
                row.getString("inbox"),
                row.getString("recipient"),
                row.getString("status"),
                row.getString("reason"),
                row.getString("attempts"),
                row.getInteger("tries"),
                row.getString("last_answer"),
                why(row.getString("why")),
                row.getOffsetDateTime("due_at").toInstant(),
                row.getOffsetDateTime("created_at").toInstant());
    }

    private Why why(String json) {
        try {
            return json == null ? null : whys.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String[] array(Collection<String> texts) {
        return texts.toArray(String[]::new);
    }
}
