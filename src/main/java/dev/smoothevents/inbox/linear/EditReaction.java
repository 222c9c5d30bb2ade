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

    Uni<Outcome> renamed(Change change) {
        return change.past()
                ? inIt()
                : linear.send(LinearOperations.renameIssue(change.twin(), LinearText.title(change.story())))
                        .map(LinearAnswer::outcome);
    }

    Uni<Outcome> described(Change change) {
        if (change.past()) {
            return inIt();
        }
        return LinearText.body(change.story()).isEmpty()
                ? Uni.createFrom().item(Outcome.skipped("the new description is not known"))
                : linear.send(LinearOperations.describeIssue(change.twin(), LinearText.description(change.story())))
                        .map(LinearAnswer::outcome);
    }

    /** Archives the twin, where there is one; that can be taken back in Linear. Hence it is not made only to be archived. */
    Uni<Outcome> deleted(Story story) {
        String linked = story.issue().linearIssueId();
        String twin = linked == null ? LinearIds.ofIssue(story) : linked;
        return linear.send(LinearOperations.archiveIssue(twin)).map(EditReaction::goneOr);
    }

    /** A twin is made of the issue as it stands, so with the last of its titles and descriptions. */
    static Uni<Outcome> inIt() {
        return Uni.createFrom().item(Outcome.skipped("in the twin from its beginning"));
    }

    private static Outcome goneOr(LinearAnswer answer) {
        return answer.kind() == Kind.NOT_FOUND ? Outcome.delivered("not there anyway") : answer.outcome();
    }
}
