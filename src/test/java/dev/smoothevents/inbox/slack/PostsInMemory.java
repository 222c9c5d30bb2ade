package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.topic.EventMessage;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The bot's messages in one issue and channel. */
class PostsInMemory extends SlackPosts {

    private record Kept(SlackPost post, String action, String recordId) {}

    private final List<Kept> kept = new ArrayList<>();

    PostsInMemory() {
        super(null);
    }

    @Override
    Uni<Known> known(Delivery delivery, String channel, SlackChange change) {
        SlackPost root = find(one -> one.post().isRoot());
        SlackPost own = find(one -> one.post().delivery().equals(delivery.id()));
        SlackPost changed = change == null ? null : change.action() == null ? root : find(one -> fits(one, change));
        return Uni.createFrom().item(new Known(own, root, changed));
    }

    @Override
    Uni<Void> posted(Delivery delivery, String channel, SlackAnswer answer, boolean isRoot) {
        EventMessage event = delivery.story().event();
        String recordId = event.record() == null ? null : event.record().id();
        kept.add(new Kept(
                new SlackPost(delivery.id(), event.id(), answer.channel(), answer.ts(), isRoot, null, 0),
                event.action(),
                recordId));
        return Uni.createFrom().voidItem();
    }

    @Override
    Uni<Void> changed(Delivery delivery, SlackPost post) {
        EventMessage event = delivery.story().event();
        replace(
                post,
                one -> new SlackPost(
                        one.delivery(),
                        one.event(),
                        one.channel(),
                        one.ts(),
                        one.isRoot(),
                        event.id(),
                        event.sequence()));
        return Uni.createFrom().voidItem();
    }

    @Override
    Uni<Void> forgetThread(Delivery delivery, String channel) {
        Optional.ofNullable(find(one -> one.post().isRoot()))
                .ifPresent(root -> replace(
                        root,
                        one -> new SlackPost(
                                one.delivery(),
                                one.event(),
                                one.channel(),
                                one.ts(),
                                false,
                                one.change(),
                                one.changeSequence())));
        return Uni.createFrom().voidItem();
    }

    SlackPost of(UUID delivery) {
        return find(one -> one.post().delivery().equals(delivery));
    }

    private void replace(SlackPost post, UnaryOperator<SlackPost> change) {
        kept.replaceAll(one ->
                one.post().equals(post) ? new Kept(change.apply(one.post()), one.action(), one.recordId()) : one);
    }

    private static boolean fits(Kept one, SlackChange change) {
        return one.action().equals(change.action())
                && (change.recordId() == null || change.recordId().equals(one.recordId()));
    }

    private SlackPost find(Predicate<Kept> which) {
        return kept.stream().filter(which).map(Kept::post).findFirst().orElse(null);
    }
}
