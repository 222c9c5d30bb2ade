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
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Speaks to Linear: one operation, one answer, no faster than Linear wants. */
@ApplicationScoped
class LinearClient {

    private final LinearConfig config;
    private final Clock clock;
    private final WebClient http;
    private final LinearBudget budget = new LinearBudget();

    @Inject
    LinearClient(Vertx vertx, LinearConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
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
        return Uni.createFrom().deferred(() -> inTurn(operation));
    }

    private Uni<LinearAnswer> inTurn(LinearOperation operation) {
        Duration wait = budget.turn(clock.instant());
        if (wait.isZero()) {
            return ask(operation);
        }
        return wait.compareTo(LinearBudget.PATIENCE) > 0
                ? Uni.createFrom()
                        .item(LinearAnswer.rateLimited("not asked: Linear's allowance is nearly used up", wait))
                : Uni.createFrom().voidItem().onItem().delayIt().by(wait).chain(() -> ask(operation));
    }

    private Uni<LinearAnswer> ask(LinearOperation operation) {
        return Uni.createFrom()
                .deferred(() -> post(operation))
                .map(this::read)
                .onFailure()
                .recoverWithItem(LinearClient::unanswered);
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

    private LinearAnswer read(HttpResponse<Buffer> response) {
        Instant now = clock.instant();
        String body = response.bodyAsString();
        budget.heard(response::getHeader, now);
        LinearAnswer answer =
                LinearAnswers.read(response.statusCode(), body == null ? "" : body, response::getHeader, now);
        if (answer.kind() == Kind.RATE_LIMITED && answer.retryAfter() != null) {
            budget.pause(answer.retryAfter(), now);
        }
        return answer;
    }

    private static JsonObject dataOrFail(LinearAnswer answer) {
        if (answer.kind() != Kind.DATA) {
            throw new LinearFailure(answer);
        }
        return answer.data();
    }

    /** Where no connection came about, nothing can have been done; later, nobody knows. */
    private static LinearAnswer unanswered(Throwable failure) {
        String what = failure.getClass().getSimpleName();
        return failure instanceof ConnectException || failure instanceof UnknownHostException
                ? LinearAnswer.of(Kind.UNREACHABLE, "Linear cannot be reached: " + what)
                : LinearAnswer.of(Kind.UNKNOWN, "Linear did not answer: " + what);
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
