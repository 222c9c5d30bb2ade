package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.linear.OtherTwins.Other;
import io.smallrye.mutiny.Uni;

/** Makes one twin the sub-issue of another. Both issues may tell of it; doing it twice is doing it once. */
class ParentReaction {

    private final LinearClient linear;
    private final OtherTwins others;
    private final CommentReaction comments;

    ParentReaction(LinearClient linear, OtherTwins others, CommentReaction comments) {
        this.linear = linear;
        this.others = others;
        this.comments = comments;
    }

    /** The issue got a parent. */
    Uni<Outcome> parentAdded(Change change) {
        return others.findOrBring(change).chain(other -> other.map(parent -> adopt(change.twin(), parent.twin()))
                .orElseGet(() -> comments.narrated(change)));
    }

    /** The issue got a child. */
    Uni<Outcome> childAdded(Change change) {
        return others.findOrBring(change).chain(other -> other.map(child -> adopt(child.twin(), change.twin()))
                .orElseGet(() -> comments.narrated(change)));
    }

    Uni<Outcome> parentRemoved(Change change) {
        return others.find(change).chain(other -> other.map(parent -> release(change.twin(), parent.twin()))
                .orElseGet(() -> comments.narrated(change)));
    }

    Uni<Outcome> childRemoved(Change change) {
        return others.find(change).chain(other -> other.map(Other::twin)
                .map(child -> release(child, change.twin()))
                .orElseGet(() -> comments.narrated(change)));
    }

    private Uni<Outcome> adopt(String child, String parent) {
        return linear.send(LinearOperations.adoptIssue(child, parent)).map(LinearAnswer::outcome);
    }

    /** It may have found another parent meanwhile, who stays. */
    private Uni<Outcome> release(String child, String parent) {
        return linear.data(LinearQueries.parent(child))
                .chain(data -> RelationReaction.is(data.getJsonObject("issue").getJsonObject("parent"), parent)
                        ? adopt(child, null)
                        : Uni.createFrom().item(Outcome.skipped("not its parent in Linear")));
    }
}
