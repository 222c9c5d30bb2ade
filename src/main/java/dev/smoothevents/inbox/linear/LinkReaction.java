package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Links;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.topic.EventRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Puts pull requests and other places as links on the twin. Where the address is not known, it is told as a comment. */
class LinkReaction {

    private static final int TITLE = 255;

    private final LinearClient linear;
    private final CommentReaction comments;

    LinkReaction(LinearClient linear, CommentReaction comments) {
        this.linear = linear;
        this.comments = comments;
    }

    Uni<Outcome> added(Change change) {
        return url(change).map(url -> link(change, url)).orElseGet(() -> comments.narrated(change));
    }

    Uni<Outcome> removed(Change change) {
        return url(change).map(url -> unlink(change, url)).orElseGet(() -> comments.narrated(change));
    }

    private Uni<Outcome> link(Change change, String url) {
        EventRecord record = change.story().event().record();
        String title = Optional.ofNullable(record.title())
                .map(Excerpt::line)
                .filter(text -> !text.isEmpty())
                .orElse(url);
        String subtitle = Excerpt.clip(Excerpt.line(change.story().text()), TITLE);
        return linear.send(LinearOperations.createAttachment(
                        LinearIds.ofEvent(change.story()), change.twin(), url, Excerpt.clip(title, TITLE), subtitle))
                .map(LinearAnswer::outcome);
    }

    private Uni<Outcome> unlink(Change change, String url) {
        return linear.data(LinearQueries.attachments(change.twin(), url))
                .map(LinkReaction::first)
                .chain(id -> id.map(LinearOperations::deleteAttachment)
                        .map(operation -> linear.send(operation).map(LinkReaction::goneOr))
                        .orElseGet(() -> Uni.createFrom().item(Outcome.skipped("Linear has no such link"))));
    }

    private static Optional<String> first(JsonObject data) {
        return data.getJsonObject("issue").getJsonObject("attachments").getJsonArray("nodes").stream()
                .map(node -> ((JsonObject) node).getString("id"))
                .findFirst();
    }

    private static Outcome goneOr(LinearAnswer answer) {
        return answer.kind() == LinearAnswer.Kind.NOT_FOUND ? Outcome.delivered("not there anyway") : answer.outcome();
    }

    private static Optional<String> url(Change change) {
        return Optional.ofNullable(change.story().event().record())
                .map(EventRecord::url)
                .flatMap(Links::http);
    }
}
