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

    Uni<Outcome> added(Change change) {
        return found(change).chain(data -> data.flatMap(AssigneeReaction::user)
                .map(user -> assign(change.twin(), user))
                .orElseGet(() -> comments.narrated(change)));
    }

    /** Linear knows one assignee only: it may be somebody else, who stays. */
    Uni<Outcome> removed(Change change) {
        return found(change).chain(data -> data.flatMap(AssigneeReaction::user)
                .map(user -> unassign(change.twin(), user, data.get()))
                .orElseGet(() -> comments.narrated(change)));
    }

    private Uni<Outcome> assign(String twin, String user) {
        return linear.data(LinearOperations.assignIssue(twin, user)).replaceWith(Outcome.delivered("ok"));
    }

    private Uni<Outcome> unassign(String twin, String user, JsonObject data) {
        JsonObject assignee = data.getJsonObject("issue").getJsonObject("assignee");
        return assignee != null && user.equals(assignee.getString("id"))
                ? assign(twin, null)
                : Uni.createFrom().item(Outcome.skipped("assigned to somebody else in Linear"));
    }

    /** What Linear knows about the person and the assignee; empty where the person has no address. */
    private Uni<Optional<JsonObject>> found(Change change) {
        Story story = change.story();
        if (story.event().record() == null || story.event().record().id() == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return directory
                .person(story.event().account(), story.event().record().id())
                .chain(person -> hasAddress(person)
                        ? linear.data(LinearQueries.users(change.twin(), person.email()))
                                .map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private static boolean hasAddress(PersonCard person) {
        return person != null && person.email() != null && !person.email().isBlank();
    }

    private static Optional<String> user(JsonObject data) {
        return data.getJsonObject("users").getJsonArray("nodes").stream()
                .map(user -> ((JsonObject) user).getString("id"))
                .findFirst();
    }
}
