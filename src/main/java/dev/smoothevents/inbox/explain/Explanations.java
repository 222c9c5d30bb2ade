package dev.smoothevents.inbox.explain;

import dev.smoothevents.event.EventLog;
import dev.smoothevents.inbox.Lookout;
import dev.smoothevents.inbox.Surroundings;
import dev.smoothevents.inbox.explain.Explanation.Inbox;
import dev.smoothevents.inbox.preference.Inboxes;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Collects what is stored about an event and a person, and works out what is not. */
@ApplicationScoped
class Explanations {

    private record Asked(String account, EventMessage event, UUID issueId, String person) {}

    private final EventLog log;
    private final ExplainTable table;
    private final Lookout lookout;
    private final Clock clock;

    Explanations(EventLog log, ExplainTable table, Lookout lookout, Clock clock) {
        this.log = log;
        this.table = table;
        this.lookout = lookout;
        this.clock = clock;
    }

    /** A null item where there is no such event. */
    Uni<Explanation> of(String account, UUID eventId, String person, Collection<String> inboxes) {
        return Uni.combine()
                .all()
                .unis(log.find(account, eventId), table.issue(account, eventId))
                .asTuple()
                .chain(found -> found.getItem1() == null
                        ? Uni.createFrom().nullItem()
                        : explain(new Asked(account, found.getItem1(), found.getItem2(), person), inboxes));
    }

    private Uni<Explanation> explain(Asked asked, Collection<String> inboxes) {
        Set<String> ofPeople = new TreeSet<>(inboxes);
        ofPeople.removeIf(inbox -> !Inboxes.tellsPeople(inbox));
        Set<String> ofPlaces = new TreeSet<>(inboxes);
        ofPlaces.removeAll(ofPeople);
        EventMessage event = asked.event();
        return Uni.combine()
                .all()
                .unis(
                        table.lines(asked.account(), event.id(), asked.person(), ofPeople, ofPlaces),
                        table.planned(asked.account(), event.id(), ofPeople))
                .asTuple()
                .chain(found -> all(asked, new TreeSet<>(inboxes), found.getItem1(), found.getItem2()))
                .map(all ->
                        new Explanation(event.id(), event.issue(), event.action(), event.actor(), asked.person(), all));
    }

    private Uni<List<Inbox>> all(Asked asked, Set<String> inboxes, List<Line> lines, Set<String> planned) {
        return Multi.createFrom()
                .iterable(inboxes)
                .onItem()
                .transformToUniAndConcatenate(inbox -> one(asked, inbox, lines, planned.contains(inbox)))
                .collect()
                .in(ArrayList::new, List::addAll);
    }

    private Uni<List<Inbox>> one(Asked asked, String inbox, List<Line> lines, boolean planned) {
        List<Inbox> stored = lines.stream()
                .filter(line -> line.inbox().equals(inbox))
                .map(line -> Explainer.stored(asked.event(), asked.person(), line, clock.instant()))
                .toList();
        return stored.isEmpty()
                ? worked(asked, inbox, planned).map(List::of)
                : Uni.createFrom().item(stored);
    }

    private Uni<Inbox> worked(Asked asked, String inbox, boolean planned) {
        EventMessage event = asked.event();
        return lookout.wanted(inbox, asked.account(), Set.of(event.action()))
                .chain(wanted -> wanted.isEmpty()
                        ? Uni.createFrom().item(Explainer.notForInbox(event, inbox, asked.person()))
                        : wanted(asked, inbox, planned));
    }

    private Uni<Inbox> wanted(Asked asked, String inbox, boolean planned) {
        if (!Inboxes.tellsPeople(inbox)) {
            return Uni.createFrom().item(Explainer.place(asked.event(), inbox, asked.person()));
        }
        List<Lookout.Sighting> sighting = List.of(new Lookout.Sighting(asked.issueId(), asked.event()));
        return lookout.around(inbox, asked.account(), sighting, Set.of(asked.person()))
                .map(around -> person(around, asked, planned));
    }

    private static Inbox person(Surroundings around, Asked asked, boolean planned) {
        return Explainer.person(around.around(asked.event(), asked.issueId()), asked.person(), planned);
    }
}
