package dev.smoothevents.inbox.slack;

import dev.smoothevents.action.Action;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.topic.EventRecord;
import java.util.Optional;

/**
 * What an event changes of what a channel was told before. Goes by the names of actions, so it holds for those of an operator too:
 * {@code review_edited} changes what was told of {@code review_added} with the same record.
 *
 * @param kind how the earlier message changes
 * @param action which action that message tells; null for the first message
 * @param recordId and of which record; null for any of the issue
 */
record SlackChange(Kind kind, String action, String recordId) {

    enum Kind {
        /** the issue has a new title */
        RETITLES,
        /** the words have been edited */
        EDITS,
        /** it is no more */
        REMOVES
    }

    private static final String EDITED = "_edited";
    private static final String DELETED = "_deleted";
    private static final String ADDED = "_added";
    private static final String DESCRIPTION_EDITED = "issue_description_edited";
    private static final String OPENED = "issue_opened";

    /** Whether events of this action may change an earlier message. */
    static boolean isChange(Action action) {
        return action.effect() == Action.Effect.RENAMES
                || action.effect() == Action.Effect.HIDES
                || action.name().endsWith(EDITED)
                || action.name().endsWith(DELETED);
    }

    /** Empty for what is news of its own. */
    static Optional<SlackChange> of(Story story) {
        Action action = story.action();
        String name = action.name();
        if (action.effect() == Action.Effect.RENAMES) {
            return Optional.of(new SlackChange(Kind.RETITLES, null, null));
        }
        if (action.effect() == Action.Effect.HIDES) {
            return Optional.of(new SlackChange(Kind.REMOVES, null, null));
        }
        if (name.equals(DESCRIPTION_EDITED)) {
            return Optional.of(new SlackChange(Kind.EDITS, OPENED, null));
        }
        if (name.endsWith(EDITED)) {
            return ofRecord(Kind.EDITS, stem(name, EDITED), story);
        }
        return name.endsWith(DELETED) ? ofRecord(Kind.REMOVES, stem(name, DELETED), story) : Optional.empty();
    }

    private static Optional<SlackChange> ofRecord(Kind kind, String stem, Story story) {
        return Optional.ofNullable(story.event().record())
                .map(EventRecord::id)
                .map(id -> new SlackChange(kind, stem + ADDED, id));
    }

    private static String stem(String name, String ending) {
        return name.substring(0, name.length() - ending.length());
    }
}
