package dev.smoothevents.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Slack as the service sees it: incoming webhooks, {@code chat.postMessage} and {@code chat.update}. It keeps Slack's
 * rules for messages, so that what passes here passes there.
 *
 * <p>A webhook whose path, or a channel whose name, contains {@code missing} does not exist.
 *
 * @see <a href="https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/">Incoming webhooks</a>
 * @see <a href="https://docs.slack.dev/reference/methods/chat.postMessage/">chat.postMessage</a>
 */
final class SlackStandIn extends Provider {

    static final String PATH = "/slack";
    static final String TOKEN = "xoxb-local-development";

    private static final String API = PATH + "/api/";
    private static final Map<String, Integer> WEBHOOK_STATUS = Map.of("channel_not_found", 404);

    private final SentLog log;
    private final AtomicLong messages = new AtomicLong();
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    SlackStandIn(Faults faults, SentLog log) {
        super(Channel.SLACK, faults);
        this.log = log;
    }

    @Override
    Answer work(Call call) throws IOException {
        JsonNode message = MissingNode.getInstance();
        String destination = call.path();
        try {
            message = read(call);
            if (isApi(call)) {
                destination = message.path("channel").asText(destination);
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
        SlackMessages.check(message);
        return answering -> answering.answerText(200, "ok");
    }

    private static Answer webhookError(Refusal refusal) {
        int status = WEBHOOK_STATUS.getOrDefault(refusal.code(), 400);
        return answering -> answering.answerText(status, refusal.code());
    }

    private Answer method(Call call, JsonNode message) {
        authenticate(call);
        requireChannel(message);
        SlackMessages.check(message);
        return switch (call.path().substring(API.length())) {
            case "chat.postMessage" -> post(message);
            case "chat.update" -> update(message);
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

    private static void requireChannel(JsonNode message) {
        String channel = message.path("channel").asText();
        if (channel.isBlank() || channel.contains("missing")) {
            throw new Refusal("channel_not_found", channel);
        }
    }

    private Answer post(JsonNode message) {
        if (message.has("thread_ts")) {
            requireKnown(message, "thread_ts", "thread_not_found");
        }
        String ts = "%d.%06d".formatted(System.currentTimeMillis() / 1000, messages.incrementAndGet());
        String channel = message.path("channel").asText();
        known.add(channel + "@" + ts);
        return answering -> answering.answerJson(200, posted(message, channel, ts));
    }

    private Answer update(JsonNode message) {
        requireKnown(message, "ts", "message_not_found");
        String channel = message.path("channel").asText();
        String ts = message.path("ts").asText();
        return answering -> answering.answerJson(200, posted(message, channel, ts));
    }

    private void requireKnown(JsonNode message, String member, String error) {
        String ts = message.path(member).asText();
        if (!known.contains(message.path("channel").asText() + "@" + ts)) {
            throw new Refusal(error, member + " " + ts);
        }
    }

    private static Map<String, Object> posted(JsonNode message, String channel, String ts) {
        ObjectNode shown = message.deepCopy();
        shown.put("type", "message").put("ts", ts).put("bot_id", "B0LOCAL00");
        return Map.of("ok", true, "channel", channel, "ts", ts, "message", shown);
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
