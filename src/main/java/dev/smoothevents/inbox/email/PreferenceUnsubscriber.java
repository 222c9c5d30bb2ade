package dev.smoothevents.inbox.email;

import dev.smoothevents.inbox.digest.WaitingItems;
import dev.smoothevents.inbox.email.UnsubscribeLink.Scope;
import dev.smoothevents.inbox.preference.OptOut;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Ends e-mail where the planning of deliveries reads it, and withdraws what waits for a digest. */
@ApplicationScoped
class PreferenceUnsubscriber implements Unsubscriber {

    private final OptOut optOut;
    private final WaitingItems waiting;

    PreferenceUnsubscriber(OptOut optOut, WaitingItems waiting) {
        this.optOut = optOut;
        this.waiting = waiting;
    }

    @Override
    public Set<Scope> scopes() {
        return EnumSet.allOf(Scope.class);
    }

    @Override
    public Uni<Void> fromIssue(String account, String person, UUID issueId) {
        return optOut.ofIssue(account, issueId, person)
                .chain(() -> waiting.withdrawIssue(account, EmailInbox.NAME, person, issueId));
    }

    @Override
    public Uni<Void> fromAction(String account, String person, String action) {
        return optOut.ofAction(account, person, EmailInbox.NAME, action)
                .chain(() -> waiting.withdrawAction(account, EmailInbox.NAME, person, action));
    }

    @Override
    public Uni<Void> fromAll(String account, String person) {
        return optOut.ofEverything(account, person, EmailInbox.NAME)
                .chain(() -> waiting.withdrawAll(account, EmailInbox.NAME, person));
    }
}
