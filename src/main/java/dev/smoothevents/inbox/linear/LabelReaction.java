package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Extra;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.topic.EventRecord;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** Puts labels on the twin and takes them off. An issue's type, which Linear does not have, is a label too. */
class LabelReaction {

    private static final int NAME = 255;

    private final LinearClient linear;
    private final LinearLabels labels;

    LabelReaction(LinearClient linear) {
        this.linear = linear;
        this.labels = new LinearLabels(linear);
    }

    Uni<Outcome> added(Change change) {
        return name(change.story()).map(name -> add(change, name)).orElseGet(LabelReaction::nameless);
    }

    Uni<Outcome> removed(Change change) {
        return name(change.story()).map(name -> remove(change, name)).orElseGet(LabelReaction::nameless);
    }

    /** One type takes the place of another. */
    Uni<Outcome> typed(Change change) {
        Optional<String> before = Extra.text(change.story().event(), "previous_issue_type")
                .map(LabelReaction::fit)
                .filter(name -> !name.isEmpty());
        return before.map(name -> remove(change, name).chain(() -> added(change)))
                .orElseGet(() -> added(change));
    }

    private Uni<Outcome> add(Change change, String name) {
        return labels.findOrCreate(change, name)
                .chain(label -> linear.data(LinearOperations.addLabel(change.twin(), label)))
                .replaceWith(Outcome.delivered("ok"));
    }

    private Uni<Outcome> remove(Change change, String name) {
        return labels.find(change, name)
                .chain(label -> label.map(id -> remove(change.twin(), id)).orElseGet(LabelReaction::unknown));
    }

    private Uni<Outcome> remove(String twin, String label) {
        return linear.data(LinearOperations.removeLabel(twin, label)).replaceWith(Outcome.delivered("ok"));
    }

    private static Optional<String> name(Story story) {
        EventRecord record = story.event().record();
        return Extra.text(story.event(), "name")
                .or(() -> Optional.ofNullable(record).map(EventRecord::name))
                .or(() -> Optional.ofNullable(record).map(EventRecord::id))
                .map(LabelReaction::fit)
                .filter(name -> !name.isEmpty());
    }

    private static String fit(String name) {
        return Excerpt.clip(Excerpt.line(name), NAME);
    }

    private static Uni<Outcome> nameless() {
        return Uni.createFrom().item(Outcome.skipped("the label's name is not known"));
    }

    private static Uni<Outcome> unknown() {
        return Uni.createFrom().item(Outcome.skipped("Linear has no such label"));
    }
}
