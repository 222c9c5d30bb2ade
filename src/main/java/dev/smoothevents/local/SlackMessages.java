package dev.smoothevents.local;

import com.fasterxml.jackson.databind.JsonNode;

/** The rules of a Slack message as a whole. */
final class SlackMessages {

    private static final int TEXT = 40_000;
    private static final int ATTACHMENTS = 100;

    private SlackMessages() {}

    /** @throws Refusal for the first rule that is broken */
    static void check(JsonNode message) {
        if (!message.isObject()) {
            throw new Refusal("invalid_payload", "no JSON object");
        }
        JsonNode text = message.path("text");
        boolean hasText = text.isTextual() && !text.asText().isEmpty();
        if (!hasText && !message.has("blocks") && !message.has("attachments")) {
            throw new Refusal("no_text", "neither text nor blocks");
        }
        if (text.asText().length() > TEXT) {
            throw new Refusal("msg_too_long", text.asText().length() + " characters of text");
        }
        Mrkdwn.check(text.asText(), "/text");
        if (message.has("blocks")) {
            BlockKit.check(message.path("blocks"), "/blocks");
        }
        attachments(message.path("attachments"));
    }

    private static void attachments(JsonNode attachments) {
        if (attachments.size() > ATTACHMENTS) {
            throw new Refusal("too_many_attachments", attachments.size() + " attachments");
        }
        for (int i = 0; i < attachments.size(); i++) {
            JsonNode blocks = attachments.get(i).path("blocks");
            if (!blocks.isMissingNode()) {
                BlockKit.check(blocks, "/attachments/" + i + "/blocks");
            }
        }
    }
}
