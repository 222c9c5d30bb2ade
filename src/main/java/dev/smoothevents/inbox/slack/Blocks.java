package dev.smoothevents.inbox.slack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The parts of a message.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Blocks</a>
 */
final class Blocks {

    private static final Pattern COLOR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final String GREY = "#57606a";

    private Blocks() {}

    /**
     * The whole.
     *
     * @param text what a notification shows, and what is read aloud
     */
    static JsonObject message(String text, JsonArray blocks) {
        return new JsonObject()
                .put("text", text)
                .put("blocks", blocks)
                .put("unfurl_links", false)
                .put("unfurl_media", false);
    }

    static JsonObject section(String text) {
        return new JsonObject().put("type", "section").put("text", mrkdwn(text));
    }

    static JsonObject context(List<String> texts) {
        JsonArray elements = new JsonArray();
        texts.forEach(text -> elements.add(mrkdwn(text)));
        return new JsonObject().put("type", "context").put("elements", elements);
    }

    /** Blocks beside a coloured bar. What is no colour is grey. */
    static JsonArray beside(String color, JsonArray blocks) {
        String bar = color != null && COLOR.matcher(color).matches() ? color : GREY;
        return new JsonArray().add(new JsonObject().put("color", bar).put("blocks", blocks));
    }

    /** Verbatim: Slack adds no links, channels or mentions of its own to what people wrote. */
    private static JsonObject mrkdwn(String text) {
        return new JsonObject().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }
}
