package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Delivery;
import dev.smoothevents.inbox.Links;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.Sender;
import dev.smoothevents.issue.ProjectCard;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Tells a project's channel: by its incoming webhook where it has one, else by the bot. */
@ApplicationScoped
public class SlackSender implements Sender {

    private static final int MAX_PORT = 65_535;

    private final SlackConfig config;
    private final WebClient http;
    private final SlackMessageBuilder messages = new SlackMessageBuilder();

    @Inject
    SlackSender(Vertx vertx, SlackConfig config) {
        this.config = config;
        this.http = WebClient.create(
                vertx,
                new WebClientOptions()
                        // the attempt is the span; nothing of it is the provider's business
                        .setTracingPolicy(TracingPolicy.IGNORE)
                        .setFollowRedirects(false)
                        .setMaxPoolSize(config.poolSize())
                        .setConnectTimeout((int) config.timeout().toMillis())
                        .setIdleTimeout((int) config.timeout().toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setUserAgent("smooth-events"));
    }

    @Override
    public String inbox() {
        return "slack";
    }

    @Override
    public Uni<Outcome> send(Delivery delivery) {
        ProjectCard project = delivery.story().project();
        JsonObject message = messages.build(delivery.story());
        if (given(project.slackWebhookUrl())) {
            return toWebhook(project.slackWebhookUrl(), message);
        }
        if (given(project.slackChannel()) && config.token().isPresent()) {
            return toChannel(project.slackChannel(), config.token().get(), message);
        }
        return Uni.createFrom().item(Outcome.skipped("no Slack webhook, and no channel with a bot token"));
    }

    private Uni<Outcome> toWebhook(String url, JsonObject message) {
        if (!isWebAddress(url)) {
            return Uni.createFrom().item(Outcome.permanentFailure("the Slack webhook is not an http or https address"));
        }
        return Uni.createFrom()
                .deferred(() -> post(http.postAbs(url), message))
                .map(answer -> SlackAnswers.ofWebhook(answer.statusCode(), body(answer), retryAfter(answer), now()))
                .onFailure()
                .recoverWithItem(SlackSender::unreachable);
    }

    private Uni<Outcome> toChannel(String channel, String token, JsonObject message) {
        String url = config.apiUrl() + "/chat.postMessage";
        return Uni.createFrom()
                .deferred(
                        () -> post(http.postAbs(url).bearerTokenAuthentication(token), message.put("channel", channel)))
                .map(answer -> SlackAnswers.ofPostMessage(answer.statusCode(), body(answer), retryAfter(answer), now()))
                .onFailure()
                .recoverWithItem(SlackSender::unreachable);
    }

    private Uni<HttpResponse<Buffer>> post(HttpRequest<Buffer> request, JsonObject message) {
        return request.timeout(config.timeout().toMillis())
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .sendBuffer(Buffer.buffer(message.encode()))
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    /** The kind of failure only: its message could quote the webhook, which is a secret. */
    private static Outcome unreachable(Throwable failure) {
        return Outcome.transientFailure(
                "Slack cannot be reached: " + failure.getClass().getSimpleName());
    }

    private static boolean isWebAddress(String url) {
        try {
            URI address = new URI(url);
            return Links.http(url).isPresent() && address.getHost() != null && address.getPort() <= MAX_PORT;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static String body(HttpResponse<Buffer> answer) {
        String body = answer.bodyAsString();
        return body == null ? "" : body;
    }

    private static String retryAfter(HttpResponse<Buffer> answer) {
        return answer.getHeader("Retry-After");
    }

    private static Instant now() {
        return Instant.now();
    }

    private static boolean given(String value) {
        return value != null && !value.isBlank();
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
