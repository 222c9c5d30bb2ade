package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.linear.OtherTwins.Other;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Relates the twin to another one, as the issues are; told as a comment where the other issue has no twin. Both issues may tell of it, and
 * people may have done it in Linear: so it is looked up first.
 */
class RelationReaction {

    /** A relation as Linear knows it, seen from an issue that tells of it. */
    enum Kind {
        BLOCKED_BY("blocks", true),
        BLOCKING("blocks", false),
        DUPLICATE_OF("duplicate", false),
        RELATED("related", false);

        private final String type;
        private final boolean fromOther;

        Kind(String type, boolean fromOther) {
            this.type = type;
            this.fromOther = fromOther;
        }
    }

    private final LinearClient linear;
    private final OtherTwins others;
    private final LinearLedger ledger;
    private final CommentReaction comments;

    RelationReaction(LinearClient linear, OtherTwins others, LinearLedger ledger, CommentReaction comments) {
        this.linear = linear;
        this.others = others;
        this.ledger = ledger;
        this.comments = comments;
    }

    /** @param undone the action that takes it back */
    Reaction added(Kind kind, String undone) {
        return change -> others.findOrBring(change).chain(other -> other.map(twin -> relate(change, twin, kind, undone))
                .orElseGet(() -> comments.narrated(change)));
    }

    Reaction removed(Kind kind) {
        return change -> others.find(change).chain(other -> other.map(twin -> unrelate(change, twin, kind))
                .orElseGet(() -> comments.narrated(change)));
    }

    private Uni<Outcome> relate(Change change, Other other, Kind kind, String undone) {
        return existing(change, other, kind)
                .chain(ids -> ids.isEmpty()
                        ? ledger.timesBefore(change.story(), undone).chain(times -> create(change, other, kind, times))
                        : Uni.createFrom().item(Outcome.delivered("related already")));
    }

    private Uni<Outcome> create(Change change, Other other, Kind kind, long time) {
        boolean fromOther = kind == Kind.RELATED
                ? other.issue().compareTo(change.story().issue().id()) < 0
                : kind.fromOther;
        String id = fromOther
                ? LinearIds.ofRelation(
                        change.story(),
                        kind.type,
                        other.issue(),
                        change.story().issue().id(),
                        time)
                : LinearIds.ofRelation(
                        change.story(), kind.type, change.story().issue().id(), other.issue(), time);
        return linear.send(
                        fromOther
                                ? LinearOperations.createRelation(id, other.twin(), change.twin(), kind.type)
                                : LinearOperations.createRelation(id, change.twin(), other.twin(), kind.type))
                .map(LinearAnswer::outcome);
    }

    private Uni<Outcome> unrelate(Change change, Other other, Kind kind) {
        return existing(change, other, kind).chain(this::deleteAll);
    }

    private Uni<Outcome> deleteAll(List<String> ids) {
        Uni<Outcome> outcome = Uni.createFrom().item(Outcome.delivered("not related anyway"));
        for (String id : ids) {
            outcome = outcome.chain(() -> linear.send(LinearOperations.deleteRelation(id)))
                    .map(answer -> answer.kind() == LinearAnswer.Kind.NOT_FOUND
                            ? Outcome.delivered("not related anyway")
                            : answer.thereOrFail().outcome());
        }
        return outcome;
    }

    private Uni<List<String>> existing(Change change, Other other, Kind kind) {
        return linear.data(LinearQueries.relations(change.twin())).map(data -> {
            JsonObject issue = data.getJsonObject("issue");
            List<String> ids = new ArrayList<>();
            if (!kind.fromOther || kind == Kind.RELATED) {
                collect(issue.getJsonObject("relations"), "relatedIssue", other, kind, ids);
            }
            if (kind.fromOther || kind == Kind.RELATED) {
                collect(issue.getJsonObject("inverseRelations"), "issue", other, kind, ids);
            }
            return ids;
        });
    }

    private static void collect(JsonObject connection, String end, Other other, Kind kind, List<String> ids) {
        for (Object node : connection.getJsonArray("nodes")) {
            JsonObject relation = (JsonObject) node;
            if (kind.type.equals(relation.getString("type")) && is(relation.getJsonObject(end), other.twin())) {
                ids.add(relation.getString("id"));
            }
        }
    }

    /** A twin that somebody chose may be named by its identifier, {@code ENG-42}. */
    static boolean is(JsonObject issue, String twin) {
        return issue != null
                && (twin.equalsIgnoreCase(issue.getString("id"))
                        || twin.equalsIgnoreCase(issue.getString("identifier")));
    }
}
