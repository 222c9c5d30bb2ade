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
        return change(account, issueKey, person, (subscription, fresh) -> subscription.subscribe());
    }

    /** Stays written down, so that nothing that happens later subscribes them again on its own. */
    Uni<Void> unsubscribe(String account, String issueKey, String person) {
        return change(account, issueKey, person, (subscription, fresh) -> subscription.unsubscribe())
                .replaceWithVoid();
    }

    Uni<Stored<SubscriptionView>> mute(String account, String issueKey, String person) {
        return change(
                account,
                issueKey,
                person,
                (subscription, fresh) -> subscription.mute(fresh ? null : subscription.state));
    }

    /** Who was muted is again what they were before; nothing changes for others. */
    Uni<Void> unmute(String account, String issueKey, String person) {
        return Panache.withTransaction(() -> Issues.visible(account, issueKey)
                .chain(issue -> locked(new IssuePersonId(account, issue.id, person)))
                .chain(this::unmute));
    }

    private Uni<Void> unmute(Subscription subscription) {
        if (subscription == null || !subscription.state.equals(Subscription.MUTED)) {
            return Uni.createFrom().voidItem();
        }
        if (subscription.beforeMute == null) {
            return subscription.delete();
        }
        subscription.state = subscription.beforeMute;
        subscription.beforeMute = null;
        subscription.updatedAt = clock.instant();
        return Uni.createFrom().voidItem();
    }

    /** @param fresh whether there was none before */
    private interface Change {
        void make(Subscription subscription, boolean fresh);
    }

    private Uni<Stored<SubscriptionView>> change(String account, String issueKey, String person, Change change) {
        return Panache.withSession(() -> Issues.visible(account, issueKey))
                .call(() -> firstSight.people(account, Set.of(person)))
                .chain(issue -> write(new IssuePersonId(account, issue.id, person), change));
    }

    private Uni<Stored<SubscriptionView>> write(IssuePersonId id, Change change) {
        return Panache.withTransaction(
                () -> insert(id).chain(rows -> locked(id).map(found -> make(change, found, rows > 0))));
    }

    private Stored<SubscriptionView> make(Change change, Subscription subscription, boolean fresh) {
        String before = subscription.state;
        change.make(subscription, fresh);
        boolean created = !subscription.state.equals(before);
        subscription.updatedAt = created ? clock.instant() : subscription.updatedAt;
        return new Stored<>(created, SubscriptionView.of(subscription));
    }

    private static Uni<Subscription> locked(IssuePersonId id) {
        return Subscription.findById(id, LockModeType.PESSIMISTIC_WRITE);
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
