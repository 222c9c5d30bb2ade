package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.action.Action.Effect;
import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.FakeProvider;
import dev.smoothevents.inbox.FakeProvider.Answer;
import dev.smoothevents.inbox.FakeProvider.Asked;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.StoryFixture;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackBotTest {

    private static final String POST = "/api/chat.postMessage";
    private static final String UPDATE = "/api/chat.update";
    private static final String DELETE = "/api/chat.delete";

    private final FakeProvider slack = new FakeProvider();
    private final Map<String, String> errors = new HashMap<>();
    private final Vertx vertx = Vertx.vertx();
    private final SlackConfig config =
            new TestConfig(Optional.of("xoxb-secret"), slack.url("/api"), Duration.ofSeconds(20));
    private final SlackClient client = new SlackClient(vertx, config);
    private final PostsInMemory posts = new PostsInMemory();
    private final StoriesInMemory stories = new StoriesInMemory();
    private final SlackBot bot =
            new SlackBot(client, config, posts, stories, TestConfig.noBurst(config), Clock.systemUTC());

    SlackBotTest() {
        slack.answer(this::answer);
    }

    @AfterEach
    void stop() {
        client.close();
        slack.close();
        vertx.closeAndAwait();
    }

    @Test
    void theFirstMessageOfAnIssueIsTheRootOfItsThread() {
        tell(StoryFixture.of("issue_opened"));
        tell(StoryFixture.comment("one").later(1));
        tell(StoryFixture.of("issue_closed").later(2));
        assertThat(asked()).extracting(Asked::path).containsExactly(POST, POST, POST);
        assertThat(body(0).containsKey("thread_ts")).isFalse();
        assertThat(body(1).getString("thread_ts")).isEqualTo("1.000001");
        assertThat(body(2).getString("thread_ts")).isEqualTo("1.000001");
    }

    @Test
    void whatWasPostedBeforeACrashIsNotPostedAgain() {
        Delivery delivery = delivery(StoryFixture.comment("one"));
        assertThat(tell(delivery).answer()).isEqualTo("ok 1.000001");
        assertThat(tell(delivery)).isEqualTo(Outcome.delivered("ok 1.000001, told already"));
        assertThat(asked()).hasSize(1);
    }

    @Test
    void whereTheThreadWasDeletedANewOneBegins() {
        tell(StoryFixture.of("issue_opened"));
        errors.put("thread_ts", "thread_not_found");
        Delivery delivery = delivery(StoryFixture.comment("one").later(1));
        assertThat(tell(delivery).kind()).isEqualTo(Outcome.Kind.DELIVERED);
        assertThat(body(2).containsKey("thread_ts")).isFalse();
        assertThat(posts.of(delivery.id()).isRoot()).isTrue();
    }

    @Test
    void anEditedCommentChangesItsMessage() {
        tell(StoryFixture.of("issue_opened"));
        tell(StoryFixture.comment("Looks good").later(1));
        tell(edit("Looks better").later(2));
        assertThat(last().path()).isEqualTo(UPDATE);
        JsonObject update = body(2);
        assertThat(update.getString("channel")).as("its id, not its name").isEqualTo("C0WEB");
        assertThat(update.getString("ts")).isEqualTo("1.000002");
        assertThat(Texts.of(update)).contains(">Looks better").anyMatch(text -> text.startsWith("edited by "));
    }

    @Test
    void anEditMadeAgainChangesNothing() {
        tell(StoryFixture.comment("Looks good"));
        Delivery first = delivery(edit("Looks better").later(1));
        tell(first);
        tell(edit("Looks best").later(2));
        assertThat(tell(first).answer()).contains("a later change is shown");
        assertThat(asked()).hasSize(3);
    }

    @Test
    void anEditOfWhatWasNeverToldIsNews() {
        tell(StoryFixture.of("issue_opened"));
        tell(edit("Looks better").later(1));
        assertThat(last().path()).isEqualTo(POST);
        assertThat(body(1).getString("thread_ts")).isEqualTo("1.000001");
        assertThat(Texts.of(body(1))).contains(">Looks better");
    }

    @Test
    void anEditThatDoesNotSayWhatItIsNowIsNews() {
        tell(StoryFixture.comment("Looks good"));
        tell(edit(null).later(1));
        assertThat(last().path()).isEqualTo(POST);
    }

    @Test
    void anEditThatSlackForbidsIsNews() {
        tell(StoryFixture.comment("Looks good"));
        errors.put(UPDATE, "edit_window_closed");
        assertThat(tell(edit("Looks better").later(1)).kind()).isEqualTo(Outcome.Kind.DELIVERED);
        assertThat(asked()).extracting(Asked::path).containsExactly(POST, UPDATE, POST);
    }

    @Test
    void anEditOfAMessageThatSomebodyDeletedInSlackIsSkipped() {
        tell(StoryFixture.comment("Looks good"));
        errors.put(UPDATE, "message_not_found");
        assertThat(tell(edit("Looks better").later(1)).kind()).isEqualTo(Outcome.Kind.SKIPPED);
        assertThat(asked()).hasSize(2);
    }

    @Test
    void aDeletedCommentDisappears() {
        tell(StoryFixture.of("issue_opened"));
        tell(StoryFixture.comment("My password").later(1));
        tell(deletion().later(2));
        assertThat(last().path()).isEqualTo(DELETE);
        assertThat(body(2)).isEqualTo(new JsonObject().put("channel", "C0WEB").put("ts", "1.000002"));
    }

    @Test
    void aDeletedCommentThatIsTheRootIsStruckThrough() {
        tell(StoryFixture.comment("My password"));
        tell(deletion().later(1));
        assertThat(last().path()).isEqualTo(UPDATE);
        assertThat(last().body()).doesNotContain("My password");
        assertThat(Texts.of(body(1)).get(0)).startsWith("~octocat commented~");
    }

    @Test
    void aCommentThatSlackDoesNotLetUsDeleteIsStruckThrough() {
        tell(StoryFixture.of("issue_opened"));
        tell(StoryFixture.comment("My password").later(1));
        errors.put(DELETE, "compliance_exports_prevent_deletion");
        tell(deletion().later(2));
        assertThat(asked()).extracting(Asked::path).containsExactly(POST, POST, DELETE, UPDATE);
        assertThat(last().body()).doesNotContain("My password");
    }

    @Test
    void whatIsDeletedAlreadyIsDeleted() {
        tell(StoryFixture.of("issue_opened"));
        tell(StoryFixture.comment("My password").later(1));
        errors.put(DELETE, "message_not_found");
        assertThat(tell(deletion().later(2)).kind()).isEqualTo(Outcome.Kind.DELIVERED);
    }

    @Test
    void aNewTitleIsShownOnTheRootAndLeavesTheEditedWords() {
        tell(StoryFixture.comment("Looks good"));
        StoryFixture edit = edit("Looks better").later(1);
        tell(edit);
        tell(StoryFixture.of("issue_renamed").effect(Effect.RENAMES).later(2).title("Repair the build"));
        assertThat(last().path()).isEqualTo(UPDATE);
        assertThat(Texts.of(body(2))).contains(">Looks better");
    }

    @Test
    void aDeletedIssueIsStruckThrough() {
        tell(StoryFixture.of("issue_opened"));
        tell(StoryFixture.of("issue_deleted").effect(Effect.HIDES).later(1));
        assertThat(last().path()).isEqualTo(UPDATE);
        assertThat(Texts.of(body(1)).get(0)).startsWith("~");
    }

    @Test
    void aChangeThatFailsForNowIsTriedAgain() {
        tell(StoryFixture.comment("Looks good"));
        errors.put(UPDATE, "internal_error");
        Delivery delivery = delivery(edit("Looks better").later(1));
        assertThat(tell(delivery).kind()).isEqualTo(Outcome.Kind.UNKNOWN);
        errors.clear();
        assertThat(tell(delivery).kind()).isEqualTo(Outcome.Kind.DELIVERED);
        assertThat(asked()).extracting(Asked::path).containsExactly(POST, UPDATE, UPDATE);
    }

    @Test
    void aChannelThatIsGoneIsGone() {
        errors.put(POST, "is_archived");
        assertThat(tell(delivery(StoryFixture.comment("one"))).kind()).isEqualTo(Outcome.Kind.DESTINATION_GONE);
    }

    private static StoryFixture edit(String body) {
        return StoryFixture.of("comment_edited").record("comment", "1001", body);
    }

    private static StoryFixture deletion() {
        return StoryFixture.of("comment_deleted").record("comment", "1001", null);
    }

    private Outcome tell(StoryFixture story) {
        return tell(delivery(story));
    }

    private Delivery delivery(StoryFixture story) {
        Delivery delivery = story.delivery("slack", "#web");
        stories.add(delivery.story());
        return delivery;
    }

    private Outcome tell(Delivery delivery) {
        return bot.tell(delivery, new Destination("acme/web", "#web", null))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private List<Asked> asked() {
        return slack.asked();
    }

    private Asked last() {
        return asked().get(asked().size() - 1);
    }

    private JsonObject body(int request) {
        return new JsonObject(asked().get(request).body());
    }

    /** Numbers the messages, and refuses what it is told to. */
    private Answer answer(Asked request) {
        String error = request.body().contains("\"thread_ts\"") && errors.containsKey("thread_ts")
                ? errors.get("thread_ts")
                : errors.get(request.path());
        if (error != null) {
            return Answer.of(
                    200, new JsonObject().put("ok", false).put("error", error).encode());
        }
        return Answer.of(
                200,
                new JsonObject()
                        .put("ok", true)
                        .put("channel", "C0WEB")
                        .put("ts", "1.%06d".formatted(asked().size()))
                        .encode());
    }
}
