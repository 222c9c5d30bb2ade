package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Links;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Sender;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tells a project's channel: by its incoming webhook where it has one, else by the bot. */
@ApplicationScoped
public class SlackSender implements Sender {

    private static final int MAX_PORT = 65_535;

    private final SlackConfig config;
    private final SlackClient client;
    private final SlackBot bot;
    private final SlackStories stories;
    private final SlackBurst burst;
    private final Clock clock;
    private final SlackMessageBuilder messages = new SlackMessageBuilder();

    SlackSender(
            SlackConfig config, SlackClient client, SlackBot bot, SlackStories stories, SlackBurst burst, Clock clock) {
        this.config = config;
        this.client = client;
        this.bot = bot;
        this.stories = stories;
        this.burst = burst;
        this.clock = clock;
    }

    @Override
    public String inbox() {
        return "slack";
    }

    @Override
    public String destination(Delivery delivery) {
        return of(delivery).map(Destination::name).orElse(inbox());
    }

    /** @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">A message a second in a channel</a> */
    @Override
    public Duration pace() {
        return config.pace();
    }

    /** More are told in one. */
    @Override
    public Duration longestLine() {
        return config.pace().multipliedBy(config.summaryAbove());
    }

    @Override
    public Uni<Outcome> send(Delivery delivery) {
        return of(delivery)
                .map(destination -> send(delivery, destination))
                .orElse(Uni.createFrom().item(Outcome.skipped("no Slack webhook, and no channel with a bot token")));
    }

    private Optional<Destination> of(Delivery delivery) {
        return Destination.of(delivery.story().project(), config.token().isPresent());
    }

    private Uni<Outcome> send(Delivery delivery, Destination destination) {
        return destination.webhook() == null ? bot.tell(delivery, destination) : toWebhook(delivery, destination);
    }

    private Uni<Outcome> toWebhook(Delivery delivery, Destination destination) {
        String url = destination.webhook();
        if (!isWebAddress(url)) {
            return Uni.createFrom().item(Outcome.destinationGone("the Slack webhook is not an http or https address"));
        }
        return burst.tell(delivery, destination, summary -> post(summary, url))
                .chain(outcome -> outcome == null
                        ? stories.news(delivery.story()).map(messages::build).chain(message -> post(message, url))
                        : Uni.createFrom().item(outcome));
    }

    private Uni<Outcome> post(JsonObject message, String url) {
        return client.toWebhook(url, message).map(reply -> SlackAnswers.ofWebhook(reply, url, clock.instant()));
    }

    private static boolean isWebAddress(String url) {
        try {
            URI address = new URI(url);
            return Links.http(url).isPresent() && address.getHost() != null && address.getPort() <= MAX_PORT;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
