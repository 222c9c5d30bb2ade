package dev.smoothevents.inbox.linear;

import dev.smoothevents.event.EventLog;
import dev.smoothevents.inbox.Story;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Finds the event by which a comment came, since the comment's id in Linear is made from it. */
@ApplicationScoped
class CommentOrigin {

    private static final String ADDED = "comment_added";

    private final EventLog log;

    CommentOrigin(EventLog log) {
        this.log = log;
    }

    /** The comment's id in Linear. Where its beginning was never recorded, one made from the record's own id. */
    Uni<String> linearId(Story story) {
        if (story.event().record() == null) {
            return Uni.createFrom().item(LinearIds.ofEvent(story));
        }
        return log.latestId(
                        story.event().account(),
                        story.issue().id(),
                        ADDED,
                        story.event().record())
                .map(event -> event == null ? LinearIds.ofComment(story) : LinearIds.ofEvent(story, event));
    }
}
