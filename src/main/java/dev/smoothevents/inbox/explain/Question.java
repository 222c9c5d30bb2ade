package dev.smoothevents.inbox.explain;

import dev.smoothevents.inbox.Why;
import dev.smoothevents.topic.EventMessage;

/**
 * What is to be put in words.
 *
 * @param why what the decision was made of
 */
record Question(EventMessage event, String inbox, String person, Why why) {

    /** Whose preference it was, in words: {@code digest, by the person's *}. */
    String preference() {
        if (Boolean.TRUE.equals(why.mandatory())) {
            return "at once: " + event.action() + " is mandatory";
        }
        if (why.level() == null) {
            return "at once, by default";
        }
        String level = why.level().equals("immediate") ? "at once" : why.level();
        return level + ", by the " + why.by() + "'s preference for "
                + (why.key().equals("*") ? "all actions" : why.key());
    }
}
