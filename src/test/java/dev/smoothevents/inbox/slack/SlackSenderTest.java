package dev.smoothevents.inbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.FakeProvider;
import dev.smoothevents.inbox.FakeProvider.Answer;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.StoryFixture;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackSenderTest {

    private final FakeProvider slack = new FakeProvider();
    private final Vertx vertx = Vertx.vertx();
    private final List<SlackClient> clients = new ArrayList<>();
    private final SlackSender sender = sender(Optional.of("xoxb-secret"), Duration.ofSeconds(20));

    @AfterEach
    void stop() {
        slack.close();
        clients.forEach(SlackClient::close);
        vertx.closeAndAwait();
    }

    @Test
    void postsToTheProjectsWebhook() {
        assertThat(send("#web", slack.url("/services/T/B/x")).kind()).isEqualTo(Outcome.Kind.DELIVERED);
        assertThat(slack.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/services/T/B/x");
            assertThat(asked.authorization()).isNull();
            assertThat(new JsonObject(asked.body()).getJsonArray("blocks")).isNotEmpty();
        });
    }

    @Test
    void postsToTheChannelAsTheBotWhereThereIsNoWebhook() {
        slack.answer(Answer.of(200, "{\"ok\":true,\"channel\":\"C1\",\"ts\":\"1503435956.000247\"}"));
        assertThat(send("#web", null).kind()).isEqualTo(Outcome.Kind.DELIVERED);
        assertThat(slack.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.path()).isEqualTo("/api/chat.postMessage");
            assertThat(asked.authorization()).isEqualTo("Bearer xoxb-secret");
            assertThat(new JsonObject(asked.body()).getString("channel")).isEqualTo("#web");
        });
    }

    @Test
    void skipsProjectsThatNameNoDestination() {
        assertThat(send(null, null).kind()).isEqualTo(Outcome.Kind.SKIPPED);
        SlackSender tokenless = sender(Optional.empty(), Duration.ofSeconds(20));
        assertThat(send(tokenless, "#web", null).kind()).isEqualTo(Outcome.Kind.SKIPPED);
        assertThat(slack.asked()).isEmpty();
    }

    @Test
    void triesAgainLaterWhenRateLimited() {
        slack.answer(new Answer(429, "rate_limited", Map.of("Retry-After", "7")));
        assertThat(sendToWebhook(slack.url("/")))
                .isEqualTo(Outcome.transientFailure("429 rate_limited", Duration.ofSeconds(7)));
    }

    @Test
    void slackIsInTroubleWhenItAnswersSo() {
        slack.answer(Answer.of(502, "<html>bad gateway</html>"));
        assertThat(sendToWebhook(slack.url("/")).kind()).isEqualTo(Outcome.Kind.UNREACHABLE);
    }

    @Test
    void nobodyKnowsWhatCameOfItWhenSlackHangs() {
        slack.answer(Answer.hang());
        SlackSender impatient = sender(Optional.empty(), Duration.ofMillis(300));
        assertThat(send(impatient, null, slack.url("/")).kind()).isEqualTo(Outcome.Kind.UNKNOWN);
    }

    @Test
    void nobodyKnowsWhatCameOfItWhenTheConnectionBreaks() {
        slack.answer(Answer.reset());
        assertThat(sendToWebhook(slack.url("/")).kind()).isEqualTo(Outcome.Kind.UNKNOWN);
    }

    @Test
    void slackIsInTroubleWhenNobodyListens() {
        String url = slack.url("/services/secret");
        slack.close();
        assertThat(sendToWebhook(url)).satisfies(outcome -> {
            assertThat(outcome.kind()).isEqualTo(Outcome.Kind.UNREACHABLE);
            assertThat(outcome.answer()).doesNotContain("secret");
        });
    }

    @Test
    void aWebhookThatIsGoneIsGone() {
        slack.answer(Answer.of(410, "channel_is_archived"));
        assertThat(sendToWebhook(slack.url("/"))).isEqualTo(Outcome.destinationGone("410 channel_is_archived"));
    }

    @Test
    void followsNoRedirects() {
        slack.answer(new Answer(302, "", Map.of("Location", slack.url("/elsewhere"))));
        assertThat(sendToWebhook(slack.url("/")).kind()).isEqualTo(Outcome.Kind.PERMANENT);
        assertThat(slack.asked()).hasSize(1);
    }

    @Test
    void aWebhookThatIsNoWebAddressIsGone() {
        assertThat(sendToWebhook("file:///etc/passwd").kind()).isEqualTo(Outcome.Kind.DESTINATION_GONE);
        assertThat(sendToWebhook("https://[broken").kind()).isEqualTo(Outcome.Kind.DESTINATION_GONE);
        assertThat(sendToWebhook("http://localhost:99999/").kind()).isEqualTo(Outcome.Kind.DESTINATION_GONE);
    }

    private Outcome sendToWebhook(String url) {
        return send("#ignored", url);
    }

    private Outcome send(String channel, String webhook) {
        return send(sender, channel, webhook);
    }

    private static Outcome send(SlackSender sender, String channel, String webhook) {
        return sender.send(StoryFixture.comment("hello").slack(channel, webhook).delivery("slack", "#web"))
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private SlackSender sender(Optional<String> token, Duration timeout) {
        SlackConfig config = new TestConfig(token, slack.url("/api"), timeout);
        SlackClient client = new SlackClient(vertx, config);
        clients.add(client);
        SlackStories stories = new StoriesInMemory();
        Clock clock = Clock.systemUTC();
        SlackBurst burst = TestConfig.noBurst(config);
        SlackBot bot = new SlackBot(client, config, new PostsInMemory(), stories, burst, clock);
        return new SlackSender(config, client, bot, stories, burst, clock);
    }
}
