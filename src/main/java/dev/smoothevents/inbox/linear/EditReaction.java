package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
import io.smallrye.mutiny.Uni;

/** Changes the twin itself: its title, its description, and its end. */
class EditReaction {

    private final LinearClient linear;

    EditReaction(LinearClient linear) {
        this.linear = linear;
    }

    Uni<Outcome> renamed(Story story, String twin) {
        return linear.send(LinearOperations.renameIssue(twin, LinearText.title(story)))
                .map(LinearAnswer::outcome);
    }

    Uni<Outcome> described(Story story, String twin) {
        return LinearText.body(story).isEmpty()
                ? Uni.createFrom().item(Outcome.skipped("the new description is not known"))
                : linear.send(LinearOperations.describeIssue(twin, LinearText.description(story)))
                        .map(LinearAnswer::outcome);
    }

    Uni<Outcome> deleted(Story story, String twin) {
        return linear.send(LinearOperations.archiveIssue(twin)).map(EditReaction::goneOr);
    }

    private static Outcome goneOr(LinearAnswer answer) {
        return answer.kind() == Kind.NOT_FOUND ? Outcome.delivered("not there anyway") : answer.outcome();
    }
}
