package dev.smoothevents.inbox.digest;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What waits for somebody's next digest, for who wants to withdraw it. In the ledger it is cancelled then. Again is fine. */
@ApplicationScoped
public class WaitingItems {

    private static final String WITHDRAW = """
            UPDATE deliveries d
            SET status = 'cancelled', reason = 'unsubscribed', updated_at = now()
            FROM (SELECT id
                  FROM deliveries
                  WHERE inbox = $2 AND account = $1 AND recipient = $3 AND status = 'digested' AND digest_id IS NULL
                  UNION ALL
                  SELECT item.id
                  FROM digests g
                  JOIN deliveries item ON item.account = g.account AND item.digest_id = g.id
                  WHERE g.account = $1 AND g.inbox = $2 AND g.recipient = $3 AND g.status IN ('open', 'pending')) AS waiting
            WHERE d.account = $1 AND d.id = waiting.id AND d.status = 'digested'
              AND ($4::uuid IS NULL OR d.issue_id = $4)
              AND ($5::text IS NULL OR EXISTS (
                  SELECT FROM issue_events e WHERE e.account = d.account AND e.id = d.event_id AND e.action = $5))""";

    private final Pool pool;

    WaitingItems(Pool pool) {
        this.pool = pool;
    }

    public Uni<Void> withdrawIssue(String account, String inbox, String person, UUID issueId) {
        return withdraw(account, inbox, person, issueId, null);
    }

    public Uni<Void> withdrawAction(String account, String inbox, String person, String action) {
        return withdraw(account, inbox, person, null, action);
    }

    public Uni<Void> withdrawAll(String account, String inbox, String person) {
        return withdraw(account, inbox, person, null, null);
    }

    private Uni<Void> withdraw(String account, String inbox, String person, UUID issueId, String action) {
        Tuple values = Tuple.of(account, inbox, person, issueId, action);
        return pool.preparedQuery(WITHDRAW).execute(values).replaceWithVoid();
    }
}
