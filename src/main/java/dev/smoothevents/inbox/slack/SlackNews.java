package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Story;
import java.util.Optional;

/**
 * What a message says: what happened, and what has become of it since.
 *
 * @param story what happened
 * @param change the event that edited or removed it, or null
 * @param mentions who may be mentioned
 */
record SlackNews(Story story, Story change, Mentions mentions) {

    static SlackNews of(Story story, Mentions mentions) {
        return new SlackNews(story, null, mentions);
    }

    boolean isRemoved() {
        return changeIs(SlackChange.Kind.REMOVES);
    }

    boolean isEdited() {
        return changeIs(SlackChange.Kind.EDITS);
    }

    /** The words to quote; empty where there are none. */
    String body() {
        return isRemoved() ? "" : Excerpt.bodyOf(isEdited() ? change : story);
    }

    private boolean changeIs(SlackChange.Kind kind) {
        return Optional.ofNullable(change)
                .flatMap(SlackChange::of)
                .filter(known -> known.kind() == kind)
                .isPresent();
    }
}
