package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.issue.Directory;
import dev.smoothevents.issue.PersonCard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Assigns the twin, where the person has an account in Linear by the same e-mail address; else it is told as a comment. */
class AssigneeReaction {

    private final LinearClient linear;
    private final Directory directory;
    private final CommentReaction comments;

    AssigneeReaction(LinearClient linear, Directory directory, CommentReaction comments) {
        this.linear = linear;
        this.directory = directory;
        this.comments = comments;
    }

    Uni<Outcome> added(Story story, String twin) {
        return user(story)
                .chain(user -> user.map(id -> assign(twin, id)).orElseGet(() -> comments.narrated(story, twin)));
    }

    Uni<Outcome> removed(Story story, String twin) {
        return user(story)
                .chain(user -> user.map(id -> unassign(twin, id)).orElseGet(() -> comments.narrated(story, twin)));
    }

    private Uni<Outcome> assign(String twin, String user) {
        return linear.data(LinearOperations.assignIssue(twin, user)).replaceWith(Outcome.delivered("ok"));
    }

    /** Linear knows one assignee only: it may be somebody else, who stays. */
    private Uni<Outcome> unassign(String twin, String user) {
        return linear.data(LinearOperations.issue(twin))
                .chain(data -> isAssigned(data, user)
                        ? assign(twin, null)
                        : Uni.createFrom().item(Outcome.skipped("assigned to somebody else in Linear")));
    }

    private Uni<Optional<String>> user(Story story) {
        if (story.event().record() == null || story.event().record().id() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return directory
                .person(story.event().account(), story.event().record().id())
                .chain(this::user);
    }

    private Uni<Optional<String>> user(PersonCard person) {
        if (person == null || person.email() == null || person.email().isBlank()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return linear.data(LinearOperations.users(person.email())).map(AssigneeReaction::first);
    }

    private static Optional<String> first(JsonObject data) {
        return data.getJsonObject("users").getJsonArray("nodes").stream()
                .map(user -> ((JsonObject) user).getString("id"))
                .findFirst();
    }

    private static boolean isAssigned(JsonObject data, String user) {
        JsonObject assignee = data.getJsonObject("issue").getJsonObject("assignee");
        return assignee != null && user.equals(assignee.getString("id"));
    }
}
