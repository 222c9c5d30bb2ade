package dev.smoothevents.issue;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;

/** What somebody prefers goes when they go. It is kept by the inboxes, which know what it means. */
final class Preferred {

    private static final String FORGET =
            "DELETE FROM preferences WHERE account = :account AND scope = :scope AND owner = :owner";

    private Preferred() {}

    /** Belongs to the caller's transaction. */
    static Uni<Void> forget(String account, String scope, String owner) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FORGET)
                        .setParameter("account", account)
                        .setParameter("scope", scope)
                        .setParameter("owner", owner)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
