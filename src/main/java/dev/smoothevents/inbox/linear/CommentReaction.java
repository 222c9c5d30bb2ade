package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Clock;

/** Keeps comments in step, and tells as a comment what Linear has no notion of. */
class CommentReaction {

    private final LinearClient linear;
    private final CommentOrigin origin;
    private final Clock clock;

    CommentReaction(LinearClient linear, CommentOrigin origin, Clock clock) {
        this.linear = linear;
        this.origin = origin;
        this.clock = clock;
    }

    Uni<Outcome> added(Change change) {
        return create(LinearIds.ofEvent(change.story()), change, LinearText.comment(change.story()));
    }

    Uni<Outcome> edited(Change change) {
        if (LinearText.body(change.story()).isEmpty()) {
            return Uni.createFrom().item(Outcome.skipped("the comment's new text is not known"));
        }
        return origin.linearId(change.story()).chain(id -> update(id, change));
    }

    Uni<Outcome> deleted(Change change) {
        return origin.linearId(change.story())
                .chain(id -> linear.send(LinearOperations.deleteComment(id)))
                .map(CommentReaction::goneOr);
    }

    Uni<Outcome> narrated(Change change) {
        return create(LinearIds.ofEvent(change.story()), change, LinearText.narration(change.story()));
    }

    private Uni<Outcome> update(String id, Change change) {
        return linear.send(LinearOperations.updateComment(id, LinearText.comment(change.story())))
                .chain(answer -> createWhereMissing(id, change, answer));
    }

    private Uni<Outcome> create(String id, Change change, String body) {
        Story story = change.story();
        JsonObject input =
                new JsonObject().put("id", id).put("issueId", change.twin()).put("body", body);
        LinearText.longAgo(story.event().occurredAt(), clock.instant()).ifPresent(time -> input.put("createdAt", time));
        return linear.send(LinearOperations.createComment(input)).map(LinearAnswer::outcome);
    }

    /** Comments that are older than the twin are not there yet. */
    private Uni<Outcome> createWhereMissing(String id, Change change, LinearAnswer answer) {
        return answer.kind() == Kind.NOT_FOUND
                ? create(id, change, LinearText.comment(change.story()))
                : Uni.createFrom().item(answer.outcome());
    }

    private static Outcome goneOr(LinearAnswer answer) {
        return answer.kind() == Kind.NOT_FOUND ? Outcome.delivered("not there anyway") : answer.outcome();
    }
}
