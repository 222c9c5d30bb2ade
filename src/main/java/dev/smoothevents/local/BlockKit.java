package dev.smoothevents.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;

/**
 * The rules of Slack's blocks: which there are, what they must have and may have, and how long.
 *
 * <p>Of the many kinds, these are known: section, header, context, divider, actions (buttons only), image and markdown.
 * The others are refused like unknown ones.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/">Blocks</a>
 */
final class BlockKit {

    private static final int BLOCKS = 50;
    /** Not documented; observed as {@code msg_blocks_too_long}, see slackapi/bolt-js#2509. */
    private static final int ALL_TEXT = 13_000;

    private final Set<String> blockIds = new HashSet<>();
    private int textLength;

    /**
     * Checks some of a message's blocks; what they have in common with others of the same message counts together.
     *
     * @throws Refusal for the first rule that is broken
     */
    void blocks(JsonNode blocks, String at) {
        array(blocks, BLOCKS, at);
        for (int i = 0; i < blocks.size(); i++) {
            block(blocks.get(i), at + "/" + i);
        }
        if (textLength > ALL_TEXT) {
            throw new Refusal("msg_blocks_too_long", textLength + " characters over all blocks");
        }
    }

    private void block(JsonNode block, String at) {
        blockId(block, at);
        switch (block.path("type").asText()) {
            case "section" -> section(block, at);
            case "header" -> {
                members(block, at, "type", "block_id", "text", "level");
                text(block.path("text"), "plain_text", 150, at + "/text");
            }
            case "context" -> {
                members(block, at, "type", "block_id", "elements");
                array(block.path("elements"), 10, at + "/elements");
                each(block.path("elements"), at + "/elements", this::contextElement);
            }
            case "divider" -> members(block, at, "type", "block_id");
            case "actions" -> {
                members(block, at, "type", "block_id", "elements");
                array(block.path("elements"), 25, at + "/elements");
                each(block.path("elements"), at + "/elements", this::button);
            }
            case "image" -> image(block, at);
            case "markdown" -> {
                members(block, at, "type", "block_id", "text");
                string(block, "text", 1, 12_000, at);
                textLength += block.path("text").asText().length();
            }
            default -> throw invalid("unsupported type: " + block.path("type"), at);
        }
    }

    private void blockId(JsonNode block, String at) {
        if (!block.has("block_id")) {
            return;
        }
        string(block, "block_id", 1, 255, at);
        if (!blockIds.add(block.path("block_id").asText())) {
            throw invalid("block_id is not unique", at + "/block_id");
        }
    }

    private void section(JsonNode block, String at) {
        members(block, at, "type", "block_id", "text", "fields", "accessory", "expand");
        if (!block.has("text") && !block.has("fields")) {
            throw invalid("text or fields required", at);
        }
        if (block.has("text")) {
            text(block.path("text"), null, 3000, at + "/text");
        }
        if (block.has("fields")) {
            array(block.path("fields"), 10, at + "/fields");
            each(block.path("fields"), at + "/fields", (field, place) -> text(field, null, 2000, place));
        }
        if (block.has("accessory")) {
            accessory(block.path("accessory"), at + "/accessory");
        }
    }

    private void accessory(JsonNode element, String at) {
        if (element.path("type").asText().equals("image")) {
            image(element, at);
        } else {
            button(element, at);
        }
    }

    private void contextElement(JsonNode element, String at) {
        if (element.path("type").asText().equals("image")) {
            image(element, at);
        } else {
            text(element, null, 3000, at);
        }
    }

    private void image(JsonNode image, String at) {
        members(image, at, "type", "block_id", "image_url", "slack_file", "alt_text", "title");
        string(image, "image_url", 1, 3000, at);
        string(image, "alt_text", 0, 2000, at);
        if (image.has("title")) {
            text(image.path("title"), "plain_text", 2000, at + "/title");
        }
    }

    private void button(JsonNode button, String at) {
        if (!button.path("type").asText().equals("button")) {
            throw invalid("unsupported element: " + button.path("type"), at);
        }
        members(button, at, "type", "text", "action_id", "url", "value", "style", "confirm", "accessibility_label");
        text(button.path("text"), "plain_text", 75, at + "/text");
        optional(button, "action_id", 255, at);
        optional(button, "url", 3000, at);
        optional(button, "value", 2000, at);
        optional(button, "accessibility_label", 75, at);
        if (button.has("style")
                && !Set.of("primary", "danger").contains(button.path("style").asText())) {
            throw invalid("unsupported style", at + "/style");
        }
    }

    private void text(JsonNode text, String requiredType, int max, String at) {
        members(text, at, "type", "text", "emoji", "verbatim");
        String type = text.path("type").asText();
        if (requiredType != null
                ? !type.equals(requiredType)
                : !Set.of("plain_text", "mrkdwn").contains(type)) {
            throw invalid(
                    "must be a text object of type " + (requiredType == null ? "plain_text or mrkdwn" : requiredType),
                    at);
        }
        string(text, "text", 1, max, at);
        String value = text.path("text").asText();
        textLength += value.length();
        if (type.equals("mrkdwn")) {
            Mrkdwn.check(value, at + "/text");
        }
    }

    private static void optional(JsonNode parent, String member, int max, String at) {
        if (parent.has(member)) {
            string(parent, member, 1, max, at);
        }
    }

    private static void string(JsonNode parent, String member, int min, int max, String at) {
        JsonNode value = parent.path(member);
        String place = at + "/" + member;
        if (!value.isTextual()) {
            throw invalid("missing required field: " + member, place);
        }
        if (value.asText().length() < min) {
            throw invalid("must be more than " + (min - 1) + " characters", place);
        }
        if (value.asText().length() > max) {
            throw invalid("must be less than " + (max + 1) + " characters", place);
        }
    }

    private static void array(JsonNode value, int max, String at) {
        if (!value.isArray() || value.isEmpty()) {
            throw invalid("must be a list of at least one item", at);
        }
        if (value.size() > max) {
            throw invalid("no more than " + max + " items allowed", at);
        }
    }

    private static void members(JsonNode object, String at, String... allowed) {
        if (!object.isObject()) {
            throw invalid("must be an object", at);
        }
        Set<String> known = Set.of(allowed);
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw invalid("invalid additional property: " + name, at);
            }
        }
    }

    private static void each(JsonNode items, String at, Rule rule) {
        for (int i = 0; i < items.size(); i++) {
            rule.check(items.get(i), at + "/" + i);
        }
    }

    @FunctionalInterface
    private interface Rule {
        void check(JsonNode item, String at);
    }

    private static Refusal invalid(String detail, String at) {
        return new Refusal("invalid_blocks", detail + " [json-pointer:" + at + "]");
    }
}
