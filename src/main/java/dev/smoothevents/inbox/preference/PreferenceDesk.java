package dev.smoothevents.inbox.preference;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.http.Problem;
import dev.smoothevents.http.ProblemException;
import dev.smoothevents.http.Violations;
import dev.smoothevents.inbox.preference.PreferenceStore.Owner;
import dev.smoothevents.issue.Accounts;
import dev.smoothevents.issue.FirstSight;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What all the resources of preferences do. */
@ApplicationScoped
class PreferenceDesk {

    static final String EXAMPLE = """
            {"inboxes": {"email": {"*": "digest", "comment_added": "immediate"}, "notification": {"reaction_added": "off"}},
             "digest": {"frequency": "weekly", "at": "08:00", "day": "monday"},
             "quietHours": {"from": "22:00", "to": "07:00"}}""";

    private final PreferenceStore store;
    private final ActionCatalogue catalogue;
    private final FirstSight firstSight;

    PreferenceDesk(PreferenceStore store, ActionCatalogue catalogue, FirstSight firstSight) {
        this.store = store;
        this.catalogue = catalogue;
        this.firstSight = firstSight;
    }

    Uni<PreferencesBody.View> get(Scope scope, String key) {
        Owner owner = owner(scope, key);
        return store.isKnown(owner).invoke(known -> refuse(owner, known)).chain(() -> store.find(owner));
    }

    Uni<PreferencesBody.View> put(Scope scope, String key, PreferencesBody body) {
        Owner owner = owner(scope, key);
        if (body == null) {
            throw new ProblemException(Problem.malformed("The body is empty; send a JSON object, {} at least."));
        }
        PreferencesCheck.of(scope, body, catalogue).throwIfAny();
        return meet(owner).chain(() -> store.replace(owner, body)).chain(() -> store.find(owner));
    }

    private Uni<Void> meet(Owner owner) {
        return switch (owner.scope()) {
            case PERSON -> firstSight.people(owner.account(), Set.of(owner.key()));
            case PROJECT -> firstSight.projects(owner.account(), Set.of(owner.key()));
            default -> Uni.createFrom().voidItem();
        };
    }

    private static Owner owner(Scope scope, String key) {
        new Violations().key("key", key, true).throwIfAny();
        return new Owner(Accounts.DEFAULT, scope, key);
    }

    private static void refuse(Owner owner, boolean known) {
        if (!known) {
            throw new ProblemException(
                    Problem.notFound("There is no " + owner.scope().word() + " " + owner.key() + "."));
        }
    }
}
