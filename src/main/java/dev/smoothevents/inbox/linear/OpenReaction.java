package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** An issue was opened. Mostly its twin has just been made of it; an issue may have been commented on before, though. */
class OpenReaction {

    private final LinearClient linear;

    OpenReaction(LinearClient linear) {
        this.linear = linear;
    }

    Uni<Outcome> opened(Change change) {
        Story story = change.story();
        boolean made = story.issue().linearIssueId() == null || story.event().sequence() == 1;
        if (!change.twin().equals(LinearIds.ofIssue(story))) {
            return Uni.createFrom().item(Outcome.skipped("has a twin of somebody's choice, which stays as it is"));
        }
        if (made) {
            return Uni.createFrom().item(Outcome.delivered("ok"));
        }
        return change.past() ? EditReaction.inIt() : complete(change);
    }

    private Uni<Outcome> complete(Change change) {
        JsonObject input = new JsonObject()
                .put("title", LinearText.title(change.story()))
                .put("description", LinearText.description(change.story()));
        return linear.send(LinearOperations.updateIssue(change.twin(), input)).map(LinearAnswer::outcome);
    }
}
