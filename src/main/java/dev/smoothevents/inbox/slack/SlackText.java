package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Links;

/**
 * User text as mrkdwn. Only {@code & < >} are escaped, as Slack asks; that alone keeps {@code <!channel>} from pinging
 * everyone. Lengths are counted after escaping.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting message text</a>
 */
final class SlackText {

    private SlackText() {}

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** One line, escaped and clipped; the fallback where nothing readable is left. */
    static String line(String text, int max, String fallback) {
        String line = Excerpt.line(text);
        return line.isEmpty() ? fallback : Excerpt.clip(line, max, SlackText::escape);
    }

    /** A block quote of many lines. */
    static String quote(String text, int max) {
        return ">" + Excerpt.clip(Excerpt.clean(text), max - 1, SlackText::quoted);
    }

    /** A link where the address is http or https, else just its words. The label is escaped already. */
    static String link(String url, String label) {
        return Links.http(url)
                .map(address -> "<" + address.replace("&", "&amp;") + "|" + label + ">")
                .orElse(label);
    }

    private static String quoted(String character) {
        return character.equals("\n") ? "\n>" : escape(character);
    }
}
