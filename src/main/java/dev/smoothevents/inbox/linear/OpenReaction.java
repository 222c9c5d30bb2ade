package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
import dev.smoothevents.issue.Directory;
import io.smallrye.mutiny.Uni;

/** Creates the twin of an opened issue, and notes it in the directory. */
class OpenReaction {

    private final LinearClient linear;
    private final Directory directory;

    OpenReaction(LinearClient linear, Directory directory) {
        this.linear = linear;
        this.directory = directory;
    }

    Uni<Outcome> react(Story story) {
        if (story.issue().linearIssueId() != null) {
            return Uni.createFrom().item(Outcome.skipped("issue is in Linear already"));
        }
        String twin = LinearIds.ofIssue(story);
        return linear.send(LinearOperations.createIssue(
                        twin, story.project().linearTeamId(), LinearText.title(story), LinearText.description(story)))
                .chain(answer -> link(story, twin, answer));
    }

    /** Also where it was created before: the link may be what was missing. */
    private Uni<Outcome> link(Story story, String twin, LinearAnswer answer) {
        if (answer.kind() != Kind.DATA && answer.kind() != Kind.DUPLICATE) {
            return Uni.createFrom().item(answer.outcome());
        }
        return directory
                .linkLinearIssue(story.event().account(), story.issue().id(), twin)
                .replaceWith(answer.outcome());
    }
}
