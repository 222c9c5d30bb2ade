package dev.smoothevents.inbox.email;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import java.util.UUID;

/** Ends e-mail to a person. Again is fine. What waits for a digest within the scope is withdrawn. */
interface Unsubscriber {

    /** What it can end; there are links for these only. */
    Set<UnsubscribeLink.Scope> scopes();

    /** They hear of the issue only when they are named. */
    Uni<Void> fromIssue(String account, String person, UUID issueId);

    Uni<Void> fromAction(String account, String person, String action);

    Uni<Void> fromAll(String account, String person);
}
