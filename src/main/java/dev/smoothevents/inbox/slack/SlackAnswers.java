package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Outcome;
import dev.smoothevents.inbox.RetryAfter;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
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
            "ratelimited",
            "rate_limited",
            "request_timeout",
            "update_failed",
            "team_added_to_org",
            "external_channel_migrating");

    /** Slack may have done part of it, or all. */
    private static final Set<String> PERHAPS_DONE = Set.of("internal_error", "fatal_error");

    /** Nothing will get to this channel until somebody acts. */
    private static final Set<String> GONE = Set.of(
            // the channel
            "channel_not_found",
            "channel_is_archived",
            "is_archived",
            "is_inactive",
            "not_in_channel",
            "action_prohibited",
            "restricted_action",
            "restricted_action_read_only_channel",
            "restricted_action_thread_only_channel",
            "posting_to_general_channel_denied",
            // the webhook
            "no_service",
            "no_service_id",
            "no_active_hooks",
            "no_team",
            "team_disabled",
            "invalid_token",
            // the bot
            "not_authed",
            "invalid_auth",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope",
            "no_permission",
            "not_allowed_token_type",
            "org_login_required",
            "ekm_access_denied",
            "access_denied",
            "enterprise_is_restricted",
            "team_access_not_granted",
            "team_not_found");

    private SlackAnswers() {}

    /**
     * An incoming webhook answers in plain text, {@code ok} when all is well.
     *
     * @param url the webhook; of it nothing gets into what is kept of the answer
     */
    static Outcome ofWebhook(SlackReply reply, String url, Instant now) {
        String word = reply.body().strip();
        if (reply.status() != SlackReply.OK) {
            return isGone(reply.status()) || GONE.contains(word)
                    ? Outcome.destinationGone(said(reply, url))
                    : failure(reply, url, now);
        }
        // Something else that answers 200 would be asked again and again, and might post each time.
        return word.equals("ok") ? Outcome.delivered("ok") : Outcome.permanentFailure(said(reply, url));
    }

    /** A method of the Web API answers 200 whatever happened, and says in the body what. */
    static SlackAnswer ofApi(SlackReply reply, String token, Instant now) {
        if (reply.status() != SlackReply.OK) {
            return SlackAnswer.failed(failure(reply, token, now), "");
        }
        try {
            return verdict(new JsonObject(reply.body()), reply, token, now);
        } catch (DecodeException | ClassCastException notFromSlack) {
            return SlackAnswer.failed(Outcome.transientFailure(said(reply, token)), "");
        }
    }

    private static SlackAnswer verdict(JsonObject answer, SlackReply reply, String token, Instant now) {
        if (Boolean.TRUE.equals(answer.getValue("ok"))) {
            String ts = answer.getString("ts");
            return new SlackAnswer(
                    Outcome.delivered(ts == null ? "ok" : "ok " + ts), "", answer.getString("channel"), ts);
        }
        String error = String.valueOf(answer.getValue("error"));
        return SlackAnswer.failed(refusal(error, reply, token, now), error);
    }

    private static Outcome refusal(String error, SlackReply reply, String token, Instant now) {
        if (PASSING.contains(error)) {
            return Outcome.transientFailure(error, wait(reply, now));
        }
        if (PERHAPS_DONE.contains(error)) {
            return Outcome.unknown(error);
        }
        if (error.equals("service_unavailable")) {
            return Outcome.unreachable(error, wait(reply, now));
        }
        String said = said(reply, token);
        return GONE.contains(error) ? Outcome.destinationGone(said) : Outcome.permanentFailure(said);
    }

    private static Outcome failure(SlackReply reply, String secret, Instant now) {
        if (reply.status() == SlackReply.UNSENT) {
            return Outcome.unreachable("Slack cannot be reached: " + reply.body());
        }
        if (reply.status() == SlackReply.UNKNOWN) {
            return Outcome.unknown("no answer from Slack: " + reply.body());
        }
        String said = said(reply, secret);
        if (reply.status() >= 500) {
            return Outcome.unreachable(said, wait(reply, now));
        }
        boolean passing = reply.status() == 429 || reply.status() == 408;
        return passing ? Outcome.transientFailure(said, wait(reply, now)) : Outcome.permanentFailure(said);
    }

    private static boolean isGone(int status) {
        return status == 401 || status == 403 || status == 404 || status == 410;
    }

    private static Duration wait(SlackReply reply, Instant now) {
        return RetryAfter.parse(reply.retryAfter(), now).orElse(null);
    }

    /** For people to read, in one line; what answers at a wrong address likes to repeat what it was asked. */
    private static String said(SlackReply reply, String secret) {
        return reply.status() + " " + Excerpt.clip(Excerpt.line(Secrets.hide(reply.body(), secret)), ANSWER);
    }
}
