package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.digest.WaitingItems;
import dev.smoothevents.inbox.email.UnsubscribeLink.Scope;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Unsubscribes from issues, where the planning of deliveries reads it. Who muted the issue still does. */
@ApplicationScoped
class IssueUnsubscriber implements Unsubscriber {

    private static final String UNSUBSCRIBE = """
            INSERT INTO subscriptions (account, issue_id, person, state)
            SELECT account, id, $3, 'unsubscribed' FROM issues WHERE account = $1 AND id = $2
            ON CONFLICT (account, issue_id, person) DO UPDATE SET state = 'unsubscribed', updated_at = now()
            WHERE subscriptions.state = 'subscribed'""";

    private final Pool pool;
    private final WaitingItems waiting;

    IssueUnsubscriber(Pool pool, WaitingItems waiting) {
        this.pool = pool;
        this.waiting = waiting;
    }

    @Override
    public Set<Scope> scopes() {
        return Set.of(Scope.ISSUE);
    }

    @Override
    public Uni<Void> fromIssue(String account, String person, UUID issueId) {
        return pool.preparedQuery(UNSUBSCRIBE)
                .execute(Tuple.of(account, issueId, person))
                .chain(() -> waiting.withdrawIssue(account, EmailInbox.NAME, person, issueId));
    }

    @Override
    public Uni<Void> fromAction(String account, String person, String action) {
        throw new UnsupportedOperationException("there are no links for it");
    }

    @Override
    public Uni<Void> fromAll(String account, String person) {
        throw new UnsupportedOperationException("there are no links for it");
    }
}
