package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Extra;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.topic.EventRecord;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Puts labels on the twin and takes them off. */
class LabelReaction {

    private final LinearClient linear;
    private final LinearTeams teams;
    private final LinearLabels labels;

    LabelReaction(LinearClient linear, LinearTeams teams) {
        this.linear = linear;
        this.teams = teams;
        this.labels = new LinearLabels(linear);
    }

    Uni<Outcome> added(Story story, String twin) {
        return name(story).map(name -> add(story, twin, name)).orElseGet(LabelReaction::nameless);
    }

    Uni<Outcome> removed(Story story, String twin) {
        return name(story).map(name -> remove(story, twin, name)).orElseGet(LabelReaction::nameless);
    }

    private Uni<Outcome> add(Story story, String twin, String name) {
        return teams.of(story, twin)
                .chain(team -> labels.findOrCreate(story, team, name))
                .chain(label -> linear.data(LinearOperations.addLabel(twin, label)))
                .replaceWith(Outcome.delivered("ok"));
    }

    private Uni<Outcome> remove(Story story, String twin, String name) {
        return teams.of(story, twin)
                .chain(team -> labels.find(team, name))
                .chain(label -> label.map(id -> remove(twin, id)).orElseGet(LabelReaction::unknown));
    }

    private Uni<Outcome> remove(String twin, String label) {
        return linear.data(LinearOperations.removeLabel(twin, label)).replaceWith(Outcome.delivered("ok"));
    }

    private static Optional<String> name(Story story) {
        EventRecord record = story.event().record();
        return Extra.text(story.event(), "name")
                .or(() -> Optional.ofNullable(record).map(EventRecord::name))
                .or(() -> Optional.ofNullable(record).map(EventRecord::id))
                .map(String::strip)
                .filter(name -> !name.isEmpty());
    }

    private static Uni<Outcome> nameless() {
        return Uni.createFrom().item(Outcome.skipped("the label's name is not known"));
    }

    private static Uni<Outcome> unknown() {
        return Uni.createFrom().item(Outcome.skipped("Linear has no such label"));
    }
}
