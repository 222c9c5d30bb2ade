package dev.smoothevents.issue;

import dev.smoothevents.http.Cursor;
import dev.smoothevents.http.Page;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.Set;

/** Keeps who wants to hear of an issue, and who wants not to. */
@Singleton
class Subscriptions {

    private static final String KIND = "subscribers";
    private static final String INSERT = """
            INSERT INTO subscriptions (account, issue_id, person, state, updated_at)
            VALUES (:account, :issue, :person, 'unsubscribed', :now)
            ON CONFLICT (account, issue_id, person) DO NOTHING
            """;

    private final FirstSight firstSight;
    private final Clock clock;

    Subscriptions(FirstSight firstSight, Clock clock) {
        this.firstSight = firstSight;
        this.clock = clock;
    }

    Uni<Page<SubscriptionView>> list(String account, String issueKey, int limit, String cursor) {
        String after = Pages.after(KIND, cursor);
        return Panache.withSession(
                        () -> Issues.visible(account, issueKey).chain(issue -> Subscription.<Subscription>find(
                                        "account = ?1 and issueId = ?2 and person > ?3 and state = ?4 order by person",
                                        account,
                                        issue.id,
                                        after,
                                        Subscription.SUBSCRIBED)
                                .range(0, limit)
                                .list()))
                .map(rows -> Pages.page(rows, limit, SubscriptionView::of, row -> Cursor.of(KIND, row.person)));
    }

    Uni<Stored<SubscriptionView>> subscribe(String account, String issueKey, String person) {
        return set(account, issueKey, person, Subscription.SUBSCRIBED);
    }

    /** Stays written down, so that nothing that happens later subscribes them again on its own. */
    Uni<Void> unsubscribe(String account, String issueKey, String person) {
        return set(account, issueKey, person, Subscription.UNSUBSCRIBED).replaceWithVoid();
    }

    Uni<Stored<SubscriptionView>> mute(String account, String issueKey, String person) {
        return set(account, issueKey, person, Subscription.MUTED);
    }

    /** Who was muted hears of the issue again, as a subscriber; nothing changes for others. */
    Uni<Void> unmute(String account, String issueKey, String person) {
        return Panache.withTransaction(() -> Issues.visible(account, issueKey)
                .chain(issue -> Subscription.update(
                        "state = ?1, updatedAt = ?2 where account = ?3 and issueId = ?4 and person = ?5 and state = ?6",
                        Subscription.SUBSCRIBED,
                        clock.instant(),
                        account,
                        issue.id,
                        person,
                        Subscription.MUTED))
                .replaceWithVoid());
    }

    private Uni<Stored<SubscriptionView>> set(String account, String issueKey, String person, String state) {
        return Panache.withSession(() -> Issues.visible(account, issueKey))
                .call(() -> firstSight.people(account, Set.of(person)))
                .chain(issue -> write(new IssuePersonId(account, issue.id, person), state));
    }

    private Uni<Stored<SubscriptionView>> write(IssuePersonId id, String state) {
        return Panache.withTransaction(() -> insert(id)
                .chain(() -> Subscription.<Subscription>findById(id, LockModeType.PESSIMISTIC_WRITE))
                .map(subscription -> change(subscription, state)));
    }

    private Stored<SubscriptionView> change(Subscription subscription, String state) {
        boolean created = !subscription.state.equals(state);
        if (created) {
            subscription.state = state;
            subscription.reason = "manual";
            subscription.updatedAt = clock.instant();
        }
        return new Stored<>(created, SubscriptionView.of(subscription));
    }

    private Uni<Integer> insert(IssuePersonId id) {
        return Panache.getSession().chain(session -> session.createNativeQuery(INSERT)
                .setParameter("account", id.account())
                .setParameter("issue", id.issueId())
                .setParameter("person", id.person())
                .setParameter("now", clock.instant())
                .executeUpdate());
    }
}
