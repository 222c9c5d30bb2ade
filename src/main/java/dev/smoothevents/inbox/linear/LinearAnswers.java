package dev.smoothevents.inbox.linear;

import dev.smoothevents.inbox.RetryAfter;
import dev.smoothevents.inbox.linear.LinearAnswer.Kind;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What Linear's answers mean. Errors come with any status, 200 included, so status, code, type and message are all looked
 * at.
 *
 * @see <a href="https://linear.app/developers/graphql">GraphQL API</a>
 * @see <a href="https://linear.app/developers/rate-limiting">Rate limiting</a>
 */
final class LinearAnswers {

    private static final int MESSAGE = 200;
    private static final Set<String> IN_TROUBLE =
            Set.of("internal error", "network error", "lock timeout", "bootstrap error", "internal_server_error");
    private static final List<String> ALLOWANCES = List.of("requests", "complexity", "endpoint-requests");

    private LinearAnswers() {}

    /** Reads an answer; {@code headers} gives a header's value by its name, or null. */
    static LinearAnswer read(int status, String body, UnaryOperator<String> headers, Instant now) {
        if (status == 429) {
            return rateLimited("429 rate limited", headers, now);
        }
        JsonObject answer;
        try {
            answer = new JsonObject(body);
        } catch (DecodeException notFromLinear) {
            return LinearAnswer.of(status == 401 ? Kind.UNAUTHENTICATED : Kind.UNREACHABLE, said(status, body));
        }
        if (answer.getValue("errors") instanceof JsonArray errors && !errors.isEmpty()) {
            return error(status, errors, headers, now);
        }
        return status < 300 ? data(answer) : LinearAnswer.of(failed(status), said(status, body));
    }

    private static LinearAnswer data(JsonObject answer) {
        if (!(answer.getValue("data") instanceof JsonObject data)) {
            return LinearAnswer.of(Kind.UNREACHABLE, "no data in " + said(200, answer.encode()));
        }
        boolean refused = data.stream()
                .anyMatch(field -> field.getValue() instanceof JsonObject payload
                        && Boolean.FALSE.equals(payload.getValue("success")));
        return refused
                ? LinearAnswer.of(Kind.PERMANENT, "refused: " + said(200, data.encode()))
                : new LinearAnswer(Kind.DATA, data, "ok", null);
    }

    private static LinearAnswer error(int status, JsonArray errors, UnaryOperator<String> headers, Instant now) {
        JsonObject error = errors.getValue(0) instanceof JsonObject first ? first : new JsonObject();
        JsonObject extensions = error.getValue("extensions") instanceof JsonObject found ? found : new JsonObject();
        String message = said(status, String.valueOf(error.getValue("message")));
        String type = lower(extensions.getValue("type"));
        String code = lower(extensions.getValue("code"));
        if (code.equals("ratelimited") || type.equals("ratelimited")) {
            return rateLimited(message, headers, now);
        }
        if (status == 401 || code.equals("authentication_error") || type.equals("authentication error")) {
            return LinearAnswer.of(Kind.UNAUTHENTICATED, message);
        }
        String said = lower(error.getValue("message"));
        if (said.startsWith("conflict on insert")) {
            return LinearAnswer.of(Kind.DUPLICATE, message);
        }
        if (said.startsWith("entity not found")) {
            return LinearAnswer.of(Kind.NOT_FOUND, message);
        }
        boolean inTrouble = IN_TROUBLE.contains(type) || IN_TROUBLE.contains(code);
        return LinearAnswer.of(inTrouble ? Kind.UNREACHABLE : failed(status), message);
    }

    private static Kind failed(int status) {
        if (status == 401) {
            return Kind.UNAUTHENTICATED;
        }
        return status >= 500 || status == 408 ? Kind.UNREACHABLE : Kind.PERMANENT;
    }

    /** Waits for whichever allowance is used up, and longest where there are several. */
    private static LinearAnswer rateLimited(String message, UnaryOperator<String> headers, Instant now) {
        Duration wait = RetryAfter.parse(headers.apply("retry-after"), now)
                .or(() -> ALLOWANCES.stream()
                        .filter(kind -> "0".equals(headers.apply("x-ratelimit-" + kind + "-remaining")))
                        .flatMap(kind -> untilReset(kind, headers, now).stream())
                        .max(Comparator.naturalOrder()))
                .or(() -> untilReset("requests", headers, now))
                .orElse(null);
        return LinearAnswer.rateLimited(message, wait);
    }

    /** The moment at which the allowance is full again, in milliseconds since 1970. */
    private static Optional<Duration> untilReset(String kind, UnaryOperator<String> headers, Instant now) {
        try {
            return Optional.ofNullable(headers.apply("x-ratelimit-" + kind + "-reset"))
                    .map(value -> RetryAfter.until(Instant.ofEpochMilli(Long.parseLong(value.strip())), now));
        } catch (NumberFormatException notATime) {
            return Optional.empty();
        }
    }

    private static String lower(Object value) {
        return value instanceof String text ? text.toLowerCase(Locale.ROOT) : "";
    }

    private static String said(int status, String body) {
        return status + " "
                + body.substring(0, Math.min(body.length(), MESSAGE)).strip();
    }
}
