package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.RetryAfter;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;

/**
 * What Slack's answers mean.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors">Incoming webhooks</a>
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage#errors">chat.postMessage</a>
 * @see <a href="https://docs.slack.dev/apis/web-api/rate-limits">Rate limits</a>
 */
final class SlackAnswers {

    private static final int ANSWER = 200;
    private static final Set<String> PASSING = Set.of(
            "ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout");

    private SlackAnswers() {}

    /** An incoming webhook answers in plain text, {@code ok} when all is well. */
    static Outcome ofWebhook(int status, String body, String retryAfter, Instant now) {
        if (status != 200) {
            return failure(status, body, retryAfter, now);
        }
        // Something else that answers 200 would be asked again and again, and might post each time.
        return body.strip().equals("ok") ? Outcome.delivered("ok") : Outcome.permanentFailure(said(status, body));
    }

    /** chat.postMessage answers 200 whatever happened, and says in the body what. */
    static Outcome ofPostMessage(int status, String body, String retryAfter, Instant now) {
        return status == 200 ? verdict(status, body, retryAfter, now) : failure(status, body, retryAfter, now);
    }

    private static Outcome verdict(int status, String body, String retryAfter, Instant now) {
        JsonObject answer;
        try {
            answer = new JsonObject(body);
        } catch (DecodeException notFromSlack) {
            return Outcome.transientFailure(said(status, body));
        }
        if (Boolean.TRUE.equals(answer.getValue("ok"))) {
            return Outcome.delivered("ok " + answer.getValue("ts", ""));
        }
        String error = String.valueOf(answer.getValue("error"));
        return PASSING.contains(error) ? later(error, retryAfter, now) : Outcome.permanentFailure(said(status, body));
    }

    private static Outcome failure(int status, String body, String retryAfter, Instant now) {
        boolean passing = status >= 500 || status == 429 || status == 408;
        return passing ? later(said(status, body), retryAfter, now) : Outcome.permanentFailure(said(status, body));
    }

    private static Outcome later(String answer, String retryAfter, Instant now) {
        return Outcome.transientFailure(
                answer, RetryAfter.parse(retryAfter, now).orElse(null));
    }

    private static String said(int status, String body) {
        return status + " " + body.substring(0, Math.min(body.length(), ANSWER)).strip();
    }
}
