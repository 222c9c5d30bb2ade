package dev.smoothevents.inbox.slack;

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
import java.util.concurrent.TimeUnit;

/** Posts JSON to Slack. Whatever happens is a reply. */
@ApplicationScoped
class SlackClient {

    private final SlackConfig config;
    private final WebClient http;

    @Inject
    SlackClient(Vertx vertx, SlackConfig config) {
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

    /** To an incoming webhook. */
    Uni<SlackReply> toWebhook(String url, JsonObject message) {
        return answer(() -> http.postAbs(url), message);
    }

    /** To a method of the Web API, {@code chat.postMessage}. Only where there is a token. */
    Uni<SlackReply> call(String method, JsonObject arguments) {
        String url = config.apiUrl() + "/" + method;
        return answer(
                () -> http.postAbs(url).bearerTokenAuthentication(config.token().orElseThrow()), arguments);
    }

    private interface Request {
        HttpRequest<Buffer> make();
    }

    private Uni<SlackReply> answer(Request request, JsonObject json) {
        return Uni.createFrom()
                .deferred(() -> send(request.make(), json))
                .map(SlackClient::reply)
                .onFailure()
                .recoverWithItem(SlackReply::none);
    }

    private Uni<HttpResponse<Buffer>> send(HttpRequest<Buffer> request, JsonObject json) {
        return request.timeout(config.timeout().toMillis())
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .sendBuffer(Buffer.buffer(json.encode()))
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    private static SlackReply reply(HttpResponse<Buffer> answer) {
        String body = answer.bodyAsString();
        return new SlackReply(answer.statusCode(), body == null ? "" : body, answer.getHeader("Retry-After"));
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
