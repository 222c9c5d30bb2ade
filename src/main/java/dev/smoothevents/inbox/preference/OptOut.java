package dev.smoothevents.inbox.preference;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.inbox.preference.PreferenceStore.Owner;
import dev.smoothevents.issue.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * How people get out of being told, for links in messages: of an issue, of an action, of everything that an inbox could tell. Each is safe
 * to do again. Mandatory actions are told all the same. Whoever calls this has made sure that the person wants it.
 */
@ApplicationScoped
public class OptOut {

    private final Directory directory;
    private final PreferenceStore store;
    private final ActionCatalogue catalogue;

    OptOut(Directory directory, PreferenceStore store, ActionCatalogue catalogue) {
        this.directory = directory;
        this.store = store;
        this.catalogue = catalogue;
    }

    /** In all inboxes, until somebody mentions or assigns the person. Nothing happens where the issue is gone. */
    public Uni<Void> ofIssue(String account, UUID issueId, String person) {
        return directory.unsubscribe(account, issueId, person);
    }

    /** Sets the person's preference for this inbox and action to off; nothing happens for a mandatory or unknown action. */
    public Uni<Void> ofAction(String account, String person, String inbox, String action) {
        boolean possible =
                catalogue.find(action).filter(known -> !known.mandatory()).isPresent();
        return possible
                ? store.set(new Owner(account, Scope.PERSON, person), inbox, action, Level.OFF)
                : Uni.createFrom().voidItem();
    }

    /** Sets the person's preference for this inbox to off for everything, whatever they said of single actions. */
    public Uni<Void> ofEverything(String account, String person, String inbox) {
        return store.setAll(new Owner(account, Scope.PERSON, person), inbox, Level.OFF);
    }
}
