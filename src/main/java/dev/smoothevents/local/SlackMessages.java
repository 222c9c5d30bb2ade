package dev.smoothevents.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** The rules of a Slack message as a whole. */
final class SlackMessages {

    private static final int TEXT = 40_000;
    private static final int TEXT_OF_UPDATE = 4_000;
    private static final int ATTACHMENTS = 100;
    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}|good|warning|danger");

    private SlackMessages() {}

    /**
     * A new message.
     *
     * @throws Refusal for the first rule that is broken
     */
    static void check(JsonNode message) {
        check(message, TEXT);
    }

    /** What an earlier message is changed to. */
    static void checkUpdate(JsonNode message) {
        check(message, TEXT_OF_UPDATE);
    }

    private static void check(JsonNode message, int maxText) {
        if (!message.isObject()) {
            throw new Refusal("invalid_payload", "no JSON object");
        }
        JsonNode text = message.path("text");
        boolean hasText = text.isTextual() && !text.asText().isEmpty();
        if (!hasText && !message.has("blocks") && !message.has("attachments")) {
            throw new Refusal("no_text", "neither text nor blocks");
        }
        if (text.asText().length() > maxText) {
            throw new Refusal("msg_too_long", text.asText().length() + " characters of text");
        }
        Mrkdwn.check(text.asText(), "/text");
        BlockKit kit = new BlockKit();
        if (message.has("blocks")) {
            kit.blocks(message.path("blocks"), "/blocks");
        }
        attachments(message.path("attachments"), kit);
    }

    private static void attachments(JsonNode attachments, BlockKit kit) {
        if (attachments.size() > ATTACHMENTS) {
            throw new Refusal("too_many_attachments", attachments.size() + " attachments");
        }
        for (int i = 0; i < attachments.size(); i++) {
            attachment(attachments.get(i), "/attachments/" + i, kit);
        }
    }

    /** Of an attachment, only the colour and the blocks are taken: the rest is legacy. */
    private static void attachment(JsonNode attachment, String at, BlockKit kit) {
        attachment.fieldNames().forEachRemaining(member -> {
            if (!member.equals("color") && !member.equals("blocks") && !member.equals("fallback")) {
                throw new Refusal("invalid_attachments", member + " [json-pointer:" + at + "]");
            }
        });
        String color = attachment.path("color").asText("");
        if (!color.isEmpty() && !COLOR.matcher(color).matches()) {
            throw new Refusal("invalid_attachments", "color " + color + " [json-pointer:" + at + "]");
        }
        if (attachment.has("blocks")) {
            kit.blocks(attachment.path("blocks"), at + "/blocks");
        }
    }
}
