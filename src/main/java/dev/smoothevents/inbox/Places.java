package dev.smoothevents.inbox;

import dev.smoothevents.inbox.preference.Choice;
import dev.smoothevents.inbox.preference.Inboxes;
import dev.smoothevents.inbox.preference.Level;
import java.util.List;

/** What an inbox plans, the way its recipients prefer. For a place, a channel or a team, the project's preferences count, and the account's. */
final class Places {

    private Places() {}

    static List<Planned> plan(Policy policy, Heard heard) {
        List<Planned> planned = policy.plan(heard);
        if (Inboxes.tellsPeople(heard.inbox()) || heard.isMandatory()) {
            return planned;
        }
        Choice choice = heard.preferences()
                .choice(null, heard.event().project(), heard.action().name(), heard.isByDefault());
        return choice.isNotForInbox()
                ? List.of()
                : planned.stream().map(one -> preferred(one, choice)).toList();
    }

    private static Planned preferred(Planned planned, Choice choice) {
        if (planned.skipped() || choice.isOfCatalogue()) {
            return planned;
        }
        Why why = Why.of(List.of(planned.reason())).by(choice);
        Planned because = new Planned(planned.recipient(), planned.reason(), planned.decision(), planned.dueAt(), why);
        return choice.level() == Level.OFF ? because.against(Against.PREFERENCE_OFF) : because;
    }
}
