package dev.smoothevents.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Slack as the service sees it: incoming webhooks, {@code chat.postMessage}, {@code chat.update} and {@code chat.delete}. It keeps Slack's
 * rules for messages, so that what passes here passes there. A message a second in a channel it asks for only while told so.
 *
 * <p>A webhook whose path, or a channel whose name, contains {@code missing} does not exist; one that contains {@code archived} is archived.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/">Incoming webhooks</a>
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage/">chat.postMessage</a>
 */
final class SlackStandIn extends Provider {

    static final String PATH = "/slack";
    static final String TOKEN = "xoxb-local-development";

    private static final String API = PATH + "/api/";
    private static final Map<String, Integer> WEBHOOK_STATUS =
            Map.of("channel_not_found", 404, "channel_is_archived", 410);

    private final SentLog log;
    private final SlackChannels channels = new SlackChannels();
    private final SlackPace pace;

    SlackStandIn(Faults faults, SentLog log, Clock clock) {
        super(Channel.SLACK, faults);
        this.log = log;
        this.pace = new SlackPace(clock);
    }

    @Override
    Answer work(Call call) throws IOException {
        return work(call, false);
    }

    @Override
    Answer paced(Call call) throws IOException {
        return work(call, true);
    }

    private Answer work(Call call, boolean paced) throws IOException {
        JsonNode message = MissingNode.getInstance();
        String destination = call.path();
        try {
            message = read(call);
            if (isApi(call)) {
                destination = channels.name(message.path("channel").asText(destination));
            }
            if (paced && isNews(call) && pace.isTooSoon(destination)) {
                return rateLimited(call);
            }
            Answer answer = isApi(call) ? method(call, message) : webhook(call, message);
            log.accepted(Channel.SLACK, destination, message);
            return answer;
        } catch (Refusal refusal) {
            log.refused(Channel.SLACK, destination, message, refusal.reason());
            return isApi(call) ? error(refusal) : webhookError(refusal);
        }
    }

    private static JsonNode read(Call call) throws IOException {
        if (!call.method().equals("POST")) {
            throw new Refusal("invalid_payload", "only POST");
        }
        try {
            return call.json();
        } catch (JsonProcessingException unreadable) {
            throw new Refusal(isApi(call) ? "invalid_json" : "invalid_payload", "the body is no JSON");
        }
    }

    private static Answer webhook(Call call, JsonNode message) {
        if (call.path().contains("missing")) {
            throw new Refusal("channel_not_found", call.path());
        }
        if (call.path().contains("archived")) {
            throw new Refusal("channel_is_archived", call.path());
        }
        SlackMessages.check(message);
        return answering -> answering.answerText(200, "ok");
    }

    private static Answer webhookError(Refusal refusal) {
        int status = WEBHOOK_STATUS.getOrDefault(refusal.code(), 400);
        return answering -> answering.answerText(status, refusal.code());
    }

    private Answer method(Call call, JsonNode message) {
        authenticate(call);
        return switch (method(call)) {
            case "chat.postMessage" -> post(message);
            case "chat.update" -> update(message);
            case "chat.delete" -> delete(message);
            default -> throw new Refusal("unknown_method", call.path());
        };
    }

    private static void authenticate(Call call) {
        String authorization = call.header("Authorization");
        if (authorization == null) {
            throw new Refusal("not_authed", "no Authorization");
        }
        if (!authorization.startsWith("Bearer xox")) {
            throw new Refusal("invalid_auth", "no bearer token of Slack's");
        }
    }

    private Answer post(JsonNode message) {
        String channel = channels.toPost(message);
        SlackMessages.check(message);
        return done(channel, channels.post(channel, message), message);
    }

    private Answer update(JsonNode message) {
        String channel = channels.toChange(message);
        SlackMessages.checkUpdate(message);
        return done(channel, channels.update(channel, message), message);
    }

    private Answer delete(JsonNode message) {
        String channel = channels.toChange(message);
        return done(channel, channels.delete(channel, message), null);
    }

    private static Answer done(String channel, String ts, JsonNode message) {
        Map<String, Object> body = new HashMap<>(Map.of("ok", true, "channel", channel, "ts", ts));
        if (message != null) {
            ObjectNode shown = message.deepCopy();
            body.put("message", shown.put("type", "message").put("ts", ts).put("bot_id", "B0LOCAL00"));
        }
        return answering -> answering.answerJson(200, body);
    }

    private static Answer error(Refusal refusal) {
        Map<String, Object> body = Map.of(
                "ok", false,
                "error", refusal.code(),
                "response_metadata", Map.of("messages", List.of("[ERROR] " + refusal.getMessage())));
        return answering -> answering.answerJson(200, body);
    }

    private static boolean isApi(Call call) {
        return call.path().startsWith(API);
    }

    /** Changes of earlier messages have limits of their own. */
    private static boolean isNews(Call call) {
        return !isApi(call) || method(call).equals("chat.postMessage");
    }

    private static String method(Call call) {
        return call.path().substring(API.length());
    }

    @Override
    Answer rateLimited(Call call) {
        call.set("Retry-After", "1");
        return isApi(call)
                ? answering -> answering.answerJson(429, Map.of("ok", false, "error", "ratelimited"))
                : answering -> answering.answerText(429, "rate_limited");
    }

    @Override
    Answer broken(Call call) {
        return isApi(call)
                ? answering -> answering.answerJson(500, Map.of("ok", false, "error", "internal_error"))
                : answering -> answering.answerText(500, "rollup_error");
    }

    @Override
    Answer refused(Call call) {
        return isApi(call)
                ? answering -> answering.answerJson(200, Map.of("ok", false, "error", "token_revoked"))
                : answering -> answering.answerText(403, "invalid_token");
    }
}
