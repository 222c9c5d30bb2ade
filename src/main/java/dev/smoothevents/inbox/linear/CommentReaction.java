package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
import io.smallrye.mutiny.Uni;

/** Keeps comments in step, and tells as a comment what Linear has no notion of. */
class CommentReaction {

    private final LinearClient linear;
    private final CommentOrigin origin;

    CommentReaction(LinearClient linear, CommentOrigin origin) {
        this.linear = linear;
        this.origin = origin;
    }

    Uni<Outcome> added(Story story, String twin) {
        return create(LinearIds.ofEvent(story), twin, LinearText.comment(story));
    }

    Uni<Outcome> edited(Story story, String twin) {
        if (LinearText.body(story).isEmpty()) {
            return Uni.createFrom().item(Outcome.skipped("the comment's new text is not known"));
        }
        return origin.linearId(story).chain(id -> update(id, story, twin));
    }

    Uni<Outcome> deleted(Story story, String twin) {
        return origin.linearId(story)
                .chain(id -> linear.send(LinearOperations.deleteComment(id)))
                .map(CommentReaction::goneOr);
    }

    Uni<Outcome> narrated(Story story, String twin) {
        return create(LinearIds.ofEvent(story), twin, LinearText.narration(story));
    }

    private Uni<Outcome> update(String id, Story story, String twin) {
        return linear.send(LinearOperations.updateComment(id, LinearText.comment(story)))
                .chain(answer -> createWhereMissing(id, story, twin, answer));
    }

    private Uni<Outcome> create(String id, String twin, String body) {
        return linear.send(LinearOperations.createComment(id, twin, body)).map(LinearAnswer::outcome);
    }

    /** Comments that are older than the twin are not there yet. */
    private Uni<Outcome> createWhereMissing(String id, Story story, String twin, LinearAnswer answer) {
        return answer.kind() == Kind.NOT_FOUND
                ? create(id, twin, LinearText.comment(story))
                : Uni.createFrom().item(answer.outcome());
    }

    private static Outcome goneOr(LinearAnswer answer) {
        return answer.kind() == Kind.NOT_FOUND ? Outcome.delivered("not there anyway") : answer.outcome();
    }
}
