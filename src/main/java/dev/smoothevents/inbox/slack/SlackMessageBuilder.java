package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Story;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A story as a Block Kit message: what happened and where, the words that came with it, and the small print. Stays under
 * 3,000 characters a section and, over all blocks, under the some 13,000 at which Slack answers msg_blocks_too_long.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/section-block">Section block</a>
 */
class SlackMessageBuilder {

    private static final int SENTENCE = 1_000;
    private static final int TITLE = 300;
    private static final int QUOTE = 2_500;
    private static final int SMALL_PRINT = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    JsonObject build(Story story) {
        String sentence = icon(story) + sentence(story);
        JsonArray blocks = new JsonArray().add(section(sentence + "\n" + issueLink(story)));
        String body = Excerpt.bodyOf(story);
        if (!body.isEmpty()) {
            blocks.add(section(SlackText.quote(body, QUOTE)));
        }
        return new JsonObject()
                .put("text", sentence + " · " + issueLabel(story))
                .put("blocks", blocks.add(smallPrint(story)))
                .put("unfurl_links", false)
                .put("unfurl_media", false);
    }

    private static String sentence(Story story) {
        return SlackText.line(story.text(), SENTENCE, story.event().action());
    }

    private static String icon(Story story) {
        String icon = SlackText.line(story.action().icon(), SMALL_PRINT, "");
        return icon.isEmpty() ? "" : icon + " ";
    }

    private static String issueLink(Story story) {
        return SlackText.link(story.issue().url(), issueLabel(story));
    }

    private static String issueLabel(Story story) {
        String key = issueKey(story);
        String title = SlackText.line(story.issue().title(), TITLE, "");
        return title.isEmpty() ? key : key + " " + title;
    }

    private static String issueKey(Story story) {
        return SlackText.line(story.issue().key(), TITLE, "this issue");
    }

    private static JsonObject smallPrint(Story story) {
        return new JsonObject()
                .put("type", "context")
                .put(
                        "elements",
                        new JsonArray()
                                .add(mrkdwn(projectName(story)))
                                .add(mrkdwn(SlackText.line(story.issue().key(), SMALL_PRINT, "this issue")))
                                .add(mrkdwn(SlackText.line(story.actor().displayName(), SMALL_PRINT, "somebody")))
                                .add(mrkdwn(time(story.event().occurredAt()))));
    }

    private static String projectName(Story story) {
        String key = SlackText.line(story.project().key(), SMALL_PRINT, "project");
        return SlackText.line(story.project().name(), SMALL_PRINT, key);
    }

    private static String time(Instant occurredAt) {
        return TIME.format(occurredAt);
    }

    private static JsonObject section(String text) {
        return new JsonObject().put("type", "section").put("text", mrkdwn(text));
    }

    /** Verbatim: Slack adds no links, channels or mentions of its own to what people wrote. */
    private static JsonObject mrkdwn(String text) {
        return new JsonObject().put("type", "mrkdwn").put("text", text).put("verbatim", true);
    }
}
