package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Sender;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.issue.Directory;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/** Keeps the issue's twin in Linear up to date: each event once, by ids made from what it is about. */
@ApplicationScoped
public class LinearSender implements Sender {

    private static final String OPENED = "issue_opened";

    private final OpenReaction opening;
    private final Map<String, Reaction> reactions;
    private final Reaction otherwise;

    @Inject
    LinearSender(LinearClient linear, Directory directory, CommentOrigin origin) {
        LinearTeams teams = new LinearTeams(linear);
        CommentReaction comments = new CommentReaction(linear, origin);
        LabelReaction labels = new LabelReaction(linear, teams);
        StateReaction states = new StateReaction(linear, teams);
        EditReaction edits = new EditReaction(linear);
        AssigneeReaction assignees = new AssigneeReaction(linear, directory, comments);
        opening = new OpenReaction(linear, directory);
        otherwise = comments::narrated;
        reactions = Map.ofEntries(
                Map.entry("comment_added", comments::added),
                Map.entry("comment_edited", comments::edited),
                Map.entry("comment_deleted", comments::deleted),
                Map.entry("label_added", labels::added),
                Map.entry("label_removed", labels::removed),
                Map.entry("issue_closed", states::closed),
                Map.entry("issue_reopened", states::reopened),
                Map.entry("issue_renamed", edits::renamed),
                Map.entry("issue_description_edited", edits::described),
                Map.entry("issue_deleted", edits::deleted),
                Map.entry("assignee_added", assignees::added),
                Map.entry("assignee_removed", assignees::removed));
    }

    @Override
    public String inbox() {
        return "linear";
    }

    @Override
    public Uni<Outcome> send(Delivery delivery) {
        return react(delivery.story()).onFailure(LinearFailure.class).recoverWithItem(failure -> failure.answer()
                .outcome());
    }

    private Uni<Outcome> react(Story story) {
        String action = story.event().action();
        String twin = story.issue().linearIssueId();
        if (action.equals(OPENED) && story.project().linearTeamId() != null) {
            return opening.react(story);
        }
        if (twin == null) {
            return Uni.createFrom().item(Outcome.skipped("issue is not synced to Linear"));
        }
        return reactions.getOrDefault(action, otherwise).react(story, twin);
    }
}
