package dev.smoothevents.inbox;

import static java.util.stream.Collectors.toMap;

import dev.smoothevents.action.Action;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.sql.Columns;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Makes up for what an inbox was not told of, because it did not care yet: an issue's earlier events become deliveries of their own, in
 * their order. From there on they are like any other: told once, one after the other, tried again, and visible.
 */
@ApplicationScoped
public class History {

    /** The reason of a delivery that was planned after the fact. */
    public static final String REASON = "history";

    /** Where something may be missing: the issue's events before this sequence. */
    record Gap(String account, UUID issueId, String recipient, long before) {

        static Gap before(EventMessage event, UUID issueId, String recipient) {
            return new Gap(event.account(), issueId, recipient, event.sequence());
        }

        private Gap orEarlier(Gap other) {
            return other.before() < before ? other : this;
        }
    }

    private static final String MISSED = """
            SELECT e.account, e.id, e.issue_id, gap.recipient
            FROM unnest($1::text[], $2::uuid[], $3::text[], $4::bigint[]) AS gap (account, issue_id, recipient, before)
            JOIN issue_events e ON e.account = gap.account AND e.issue_id = gap.issue_id AND e.sequence < gap.before
            WHERE e.action = ANY ($5::text[])
              AND NOT EXISTS (
                  SELECT FROM deliveries d
                  WHERE d.account = e.account AND d.event_id = e.id AND d.inbox = $6 AND d.recipient = gap.recipient)
            ORDER BY e.issue_id, e.sequence""";

    private final Pool pool;
    private final ActionCatalogue catalogue;
    private final DeliveryTable deliveries;

    protected History(Pool pool, ActionCatalogue catalogue, DeliveryTable deliveries) {
        this.pool = pool;
        this.catalogue = catalogue;
        this.deliveries = deliveries;
    }

    /** Plans all events of the issue that were not planned for this inbox and recipient. Planned before or at the same time: stays as it is. */
    public Uni<Void> plan(String inbox, String account, UUID issueId, String recipient) {
        return missed(inbox, List.of(new Gap(account, issueId, recipient, Long.MAX_VALUE)))
                .chain(rows -> deliveries.plan(rows, null))
                .replaceWithVoid();
    }

    /** What to plan before the events that revealed the gaps, per issue in its order. Of several gaps in one issue, the first counts. */
    Uni<List<DeliveryTable.NewDelivery>> missed(String inbox, Collection<Gap> gaps) {
        List<Gap> first = first(gaps);
        if (first.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple values = Columns.of(first)
                .text(Gap::account)
                .uuid(Gap::issueId)
                .text(Gap::recipient)
                .bigint(Gap::before)
                .values()
                .addValue(actionsOf(inbox))
                .addValue(inbox);
        return pool.preparedQuery(MISSED).execute(values).map(rows -> planned(inbox, rows));
    }

    /** An issue's first event has nothing before it. */
    private static List<Gap> first(Collection<Gap> gaps) {
        Function<Gap, String> place = gap -> gap.account() + ' ' + gap.issueId() + ' ' + gap.recipient();
        return gaps.stream().collect(toMap(place, Function.identity(), Gap::orEarlier)).values().stream()
                .filter(gap -> gap.before() > 1)
                .toList();
    }

    private String[] actionsOf(String inbox) {
        return catalogue.all().stream()
                .filter(action -> action.inboxes().contains(inbox))
                .map(Action::name)
                .toArray(String[]::new);
    }

    private static List<DeliveryTable.NewDelivery> planned(String inbox, RowSet<Row> rows) {
        List<DeliveryTable.NewDelivery> planned = new ArrayList<>(rows.size());
        for (Row row : rows) {
            planned.add(new DeliveryTable.NewDelivery(
                    row.getString("account"),
                    inbox,
                    row.getUUID("id"),
                    row.getUUID("issue_id"),
                    row.getString("recipient"),
                    "pending",
                    REASON,
                    null,
                    null,
                    null));
        }
        return planned;
    }
}
