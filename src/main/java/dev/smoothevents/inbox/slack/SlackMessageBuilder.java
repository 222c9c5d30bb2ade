package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Story;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * News as a Block Kit message: what happened and where, and beside a bar in the action's colour the words that came with it and the small
 * print. Stays under 3,000 characters a section and, over all blocks, under the some 13,000 at which Slack answers msg_blocks_too_long.
 *
 * @see <a href="https://docs.slack.dev/reference/block-kit/blocks/section-block">Section block</a>
 * @see <a href="https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments">The bar is an attachment's</a>
 */
class SlackMessageBuilder {

    private static final int SENTENCE = 1_000;
    private static final int TITLE = 300;
    private static final int QUOTE = 2_500;
    private static final int ICON = 50;

    private final SmallPrint smallPrint = new SmallPrint();

    JsonObject build(SlackNews news) {
        Story story = news.story();
        String sentence = news.isRemoved() ? "~" + sentence(story) + "~" : icon(story) + sentence(story);
        JsonArray headline = new JsonArray().add(Blocks.section(sentence + "\n" + issueLink(story)));
        JsonArray details = new JsonArray();
        if (!news.body().isEmpty()) {
            details.add(Blocks.section(SlackText.quote(news.body(), QUOTE, news.mentions())));
        }
        details.add(Blocks.context(smallPrint.of(news, details.encode())));
        return Blocks.message(sentence + " · " + issueLabel(story), headline)
                .put("attachments", Blocks.beside(color(news), details));
    }

    private static String sentence(Story story) {
        return SlackText.line(story.text(), SENTENCE, story.event().action());
    }

    private static String icon(Story story) {
        String icon = SlackText.line(story.action().icon(), ICON, "");
        return icon.isEmpty() ? "" : icon + " ";
    }

    private static String issueLink(Story story) {
        return SlackText.link(story.issue().url(), issueLabel(story));
    }

    private static String issueLabel(Story story) {
        String key = SlackText.line(story.issue().key(), TITLE, "this issue");
        String title = SlackText.line(story.issue().title(), TITLE, "");
        return title.isEmpty() ? key : key + " " + title;
    }

    private static String color(SlackNews news) {
        return (news.isRemoved() ? news.change() : news.story()).action().color();
    }
}
