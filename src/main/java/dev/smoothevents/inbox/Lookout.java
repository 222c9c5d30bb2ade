package dev.smoothevents.inbox;

import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.inbox.preference.Inboxes;
import dev.smoothevents.inbox.preference.PreferenceBook;
import dev.smoothevents.inbox.preference.Preferences;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.Follower;
import dev.smoothevents.issue.IssueCard;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.issue.ProjectCard;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks up what must be known around events before anything can be decided: two or three round trips, however many events. */
@ApplicationScoped
public class Lookout {

    /** An event, and the id of its issue. */
    public record Sighting(UUID issueId, EventMessage event) {}

    private record Found(
            Map<UUID, IssueCard> issues, Map<String, ProjectCard> projects, Map<UUID, List<Follower>> followers) {}

    private final ActionCatalogue catalogue;
    private final Directory directory;
    private final PreferenceBook preferences;
    private final Clock clock;

    Lookout(ActionCatalogue catalogue, Directory directory, PreferenceBook preferences, Clock clock) {
        this.catalogue = catalogue;
        this.directory = directory;
        this.preferences = preferences;
        this.clock = clock;
    }

    /** Those of the actions that the inbox may have to tell: the catalogue says so, or somebody asks for them. */
    public Uni<Set<String>> wanted(String inbox, String account, Collection<String> actions) {
        Set<String> wanted = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (String name : actions) {
            catalogue.find(name).ifPresent(action -> (action.inboxes().contains(inbox) ? wanted : others).add(name));
        }
        return others.isEmpty()
                ? Uni.createFrom().item(wanted)
                : preferences.named(account, inbox, others).map(named -> union(wanted, named));
    }

    /** What is known around the events, whose actions must be in the catalogue. */
    Uni<Surroundings> around(String inbox, String account, Collection<Sighting> events) {
        return around(inbox, account, events, Set.of());
    }

    /** @param others whoever else is to be known */
    public Uni<Surroundings> around(
            String inbox, String account, Collection<Sighting> events, Collection<String> others) {
        Set<UUID> issues = collect(events, Sighting::issueId);
        Set<String> projects = collect(events, sighting -> sighting.event().project());
        return Uni.combine()
                .all()
                .unis(
                        directory.issues(account, issues),
                        directory.projects(account, projects),
                        directory.followers(account, issues))
                .with(Found::new)
                .chain(found ->
                        around(inbox, account, events, union(involved(events, found.followers()), others), found));
    }

    private Uni<Surroundings> around(
            String inbox, String account, Collection<Sighting> events, Set<String> people, Found found) {
        Set<String> actions = collect(events, sighting -> sighting.event().action());
        return Uni.combine()
                .all()
                .unis(
                        directory.people(account, people),
                        preferences.around(
                                account,
                                inbox,
                                Inboxes.tellsPeople(inbox) ? people : Set.of(),
                                found.projects().keySet(),
                                actions))
                .with((cards, preferred) -> surroundings(inbox, found, cards, preferred));
    }

    private Surroundings surroundings(
            String inbox, Found found, Map<String, PersonCard> people, Preferences preferred) {
        return new Surroundings(
                inbox,
                catalogue,
                found.issues(),
                found.projects(),
                found.followers(),
                people,
                preferred,
                clock.instant());
    }

    private static Set<String> involved(Collection<Sighting> events, Map<UUID, List<Follower>> followers) {
        Set<String> involved = new HashSet<>();
        for (Sighting sighting : events) {
            involved.addAll(People.involved(sighting.event(), followers.getOrDefault(sighting.issueId(), List.of())));
        }
        return involved;
    }

    private static Set<String> union(Set<String> one, Collection<String> other) {
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    private static <R> Set<R> collect(Collection<Sighting> events, Function<Sighting, R> part) {
        return events.stream().map(part).collect(Collectors.toSet());
    }
}
