package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Story;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;

/**
 * Tells a channel by the bot: an issue's first message is the root of a thread, the later ones are replies; what was edited or deleted is
 * changed where it was told. What cannot be changed there any more is told as a message of its own.
 *
 * @see <a href="https://docs.slack.dev/messaging/modifying-messages">Modifying messages</a>
 */
@ApplicationScoped
class SlackBot {

    private static final String POST = "chat.postMessage";
    private static final String UPDATE = "chat.update";
    private static final String DELETE = "chat.delete";

    private static final String MESSAGE_NOT_FOUND = "message_not_found";
    private static final Set<String> NO_THREAD =
            Set.of("thread_not_found", "cannot_reply_to_message", "restricted_action_non_threadable_channel");
    private static final Set<String> NOT_CHANGED = Set.of(
            "cant_update_message", "edit_window_closed", "cant_delete_message", "compliance_exports_prevent_deletion");

    private final SlackClient client;
    private final SlackConfig config;
    private final SlackPosts posts;
    private final SlackStories stories;
    private final SlackBurst burst;
    private final Clock clock;
    private final SlackMessageBuilder messages = new SlackMessageBuilder();

    SlackBot(
            SlackClient client,
            SlackConfig config,
            SlackPosts posts,
            SlackStories stories,
            SlackBurst burst,
            Clock clock) {
        this.client = client;
        this.config = config;
        this.posts = posts;
        this.stories = stories;
        this.burst = burst;
        this.clock = clock;
    }

    /** @param destination a channel */
    Uni<Outcome> tell(Delivery delivery, Destination destination) {
        SlackChange change = SlackChange.of(delivery.story()).orElse(null);
        return posts.known(delivery, destination.channel(), change)
                .chain(known -> tell(delivery, destination, change, known));
    }

    private Uni<Outcome> tell(Delivery delivery, Destination destination, SlackChange change, SlackPosts.Known known) {
        if (known.own() != null) {
            return done(Outcome.delivered("ok " + known.own().ts() + ", told already"));
        }
        String channel = destination.channel();
        if (change == null || known.changed() == null) {
            return burst.tell(delivery, destination, summary -> post(summary, channel))
                    .chain(outcome -> outcome == null ? post(delivery, channel, known.root()) : done(outcome));
        }
        return change(delivery, change, known.changed())
                .chain(outcome -> outcome == null ? post(delivery, channel, known.root()) : done(outcome));
    }

    private Uni<Outcome> post(JsonObject summary, String channel) {
        return call(POST, summary.put("channel", channel)).map(SlackAnswer::outcome);
    }

    // ---- a message of its own --------------------------------------------------------------------------------------

    private Uni<Outcome> post(Delivery delivery, String channel, SlackPost root) {
        return stories.news(delivery.story())
                .map(messages::build)
                .map(message -> message.put("channel", channel))
                .chain(message -> post(delivery, channel, root, message));
    }

    private Uni<Outcome> post(Delivery delivery, String channel, SlackPost root, JsonObject message) {
        if (root == null) {
            return call(POST, message).chain(answer -> posted(delivery, channel, answer, true));
        }
        JsonObject reply = message.copy().put("thread_ts", root.ts());
        return call(POST, reply)
                .chain(answer -> NO_THREAD.contains(answer.error())
                        ? posts.forgetThread(delivery, channel).chain(() -> post(delivery, channel, null, message))
                        : posted(delivery, channel, answer, false));
    }

    private Uni<Outcome> posted(Delivery delivery, String channel, SlackAnswer answer, boolean isRoot) {
        return answer.isOk() && answer.saysWhere()
                ? posts.posted(delivery, channel, answer, isRoot).replaceWith(answer.outcome())
                : done(answer.outcome());
    }

    // ---- a change of an earlier one --------------------------------------------------------------------------------

    /** A null item where it cannot be changed, and is to be told as a message of its own. */
    private Uni<Outcome> change(Delivery delivery, SlackChange change, SlackPost post) {
        Story story = delivery.story();
        if (post.changeSequence() >= story.event().sequence()) {
            return done(Outcome.delivered("ok " + post.ts() + ", a later change is shown"));
        }
        return switch (change.kind()) {
            case RETITLES ->
                stories.news(delivery, post).chain(news -> update(post, news)).chain(this::conclude);
            case EDITS -> edit(delivery, post);
            case REMOVES -> remove(delivery, post);
        };
    }

    private Uni<Outcome> edit(Delivery delivery, SlackPost post) {
        // without the new words there is nothing to show in place of the old ones
        return SlackNews.of(delivery.story(), Mentions.NONE).body().isEmpty()
                ? Uni.createFrom().nullItem()
                : show(delivery, post);
    }

    /** A reply disappears; under a root others stand, so it stays and says that what it told is no more. */
    private Uni<Outcome> remove(Delivery delivery, SlackPost post) {
        return post.isRoot()
                ? show(delivery, post)
                : call(DELETE, at(post))
                        .chain(answer -> NOT_CHANGED.contains(answer.error())
                                ? show(delivery, post)
                                : changed(delivery, post, removed(answer)));
    }

    private Uni<Outcome> show(Delivery delivery, SlackPost post) {
        return stories.news(delivery, post)
                .chain(news -> update(post, news))
                .chain(answer -> changed(delivery, post, answer));
    }

    private Uni<SlackAnswer> update(SlackPost post, SlackNews news) {
        JsonObject message = messages.build(news);
        return call(
                UPDATE,
                at(post).put("text", message.getString("text"))
                        .put("blocks", message.getJsonArray("blocks"))
                        .put("attachments", message.getJsonArray("attachments", new JsonArray()))
                        // unlike in chat.postMessage, not the default
                        .put("parse", "none"));
    }

    private Uni<Outcome> changed(Delivery delivery, SlackPost post, SlackAnswer answer) {
        return answer.isOk() ? posts.changed(delivery, post).chain(() -> conclude(answer)) : conclude(answer);
    }

    private Uni<Outcome> conclude(SlackAnswer answer) {
        if (answer.error().equals(MESSAGE_NOT_FOUND)) {
            return done(Outcome.skipped("the message that it changes was deleted in Slack"));
        }
        return NOT_CHANGED.contains(answer.error()) ? Uni.createFrom().nullItem() : done(answer.outcome());
    }

    private static SlackAnswer removed(SlackAnswer answer) {
        return answer.error().equals(MESSAGE_NOT_FOUND)
                ? new SlackAnswer(Outcome.delivered("ok, deleted already"), "", null, null)
                : answer;
    }

    private static JsonObject at(SlackPost post) {
        return new JsonObject().put("channel", post.channel()).put("ts", post.ts());
    }

    // ----------------------------------------------------------------------------------------------------------------

    private Uni<SlackAnswer> call(String method, JsonObject arguments) {
        String token = config.token().orElseThrow();
        return client.call(method, arguments).map(reply -> SlackAnswers.ofApi(reply, token, clock.instant()));
    }

    private static Uni<Outcome> done(Outcome outcome) {
        return Uni.createFrom().item(outcome);
    }
}
