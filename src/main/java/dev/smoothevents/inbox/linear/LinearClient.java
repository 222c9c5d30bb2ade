package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
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
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Speaks to Linear: one operation, one answer. */
@ApplicationScoped
class LinearClient {

    private final LinearConfig config;
    private final WebClient http;

    @Inject
    LinearClient(Vertx vertx, LinearConfig config) {
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

    /** Whatever happens is an answer; the Uni does not fail. */
    Uni<LinearAnswer> send(LinearOperation operation) {
        return Uni.createFrom()
                .deferred(() -> post(operation))
                .map(LinearClient::read)
                .onFailure()
                .recoverWithItem(LinearClient::unreachable);
    }

    /** The answer's data; anything else is a {@link LinearFailure}. */
    Uni<JsonObject> data(LinearOperation operation) {
        return send(operation).map(LinearClient::dataOrFail);
    }

    private Uni<HttpResponse<Buffer>> post(LinearOperation operation) {
        HttpRequest<Buffer> request = http.postAbs(config.apiUrl())
                .timeout(config.timeout().toMillis())
                .putHeader("Content-Type", "application/json; charset=utf-8");
        config.authorization().ifPresent(value -> request.putHeader("Authorization", value));
        return request.sendBuffer(Buffer.buffer(operation.toJson().encode()))
                .ifNoItem()
                .after(config.timeout())
                .fail();
    }

    private static LinearAnswer read(HttpResponse<Buffer> response) {
        String body = response.bodyAsString();
        return LinearAnswers.read(response.statusCode(), body == null ? "" : body, response::getHeader, Instant.now());
    }

    private static JsonObject dataOrFail(LinearAnswer answer) {
        if (answer.kind() != Kind.DATA) {
            throw new LinearFailure(answer);
        }
        return answer.data();
    }

    private static LinearAnswer unreachable(Throwable failure) {
        return LinearAnswer.of(
                Kind.TRANSIENT,
                "Linear cannot be reached: " + failure.getClass().getSimpleName());
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
