package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Excerpt;
import dev.smoothevents.inbox.Links;
import java.util.regex.Matcher;

/**
 * User text as mrkdwn. Only {@code & < >} are escaped, as Slack asks; that alone keeps {@code <!channel>} from pinging
 * everyone. Lengths are counted after escaping.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Formatting message text</a>
 */
final class SlackText {

    private static final String ELLIPSIS = "…";
    private static final char LIKE_A_BAR = '\u2223';
    /** As it is written, with each {@code &} escaped: room for others must be left in a section. */
    private static final int MAX_ADDRESS = 1_500;

    private SlackText() {}

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** One line, escaped and clipped; the fallback where nothing readable is left. */
    static String line(String text, int max, String fallback) {
        String line = Excerpt.line(text);
        return line.isEmpty() ? fallback : Excerpt.clip(line, max, SlackText::escape);
    }

    /** A block quote of many lines, in which people are mentioned. */
    static String quote(String text, int max, Mentions mentions) {
        String clean = Excerpt.clean(text);
        StringBuilder quote = new StringBuilder(">");
        int end = 0;
        Matcher found = mentions.in(clean);
        while (found != null && found.find()) {
            if (!add(quote, clean.substring(end, found.start()), max) || !addMention(quote, mentions.of(found), max)) {
                return quote.toString();
            }
            end = found.end();
        }
        add(quote, clean.substring(end), max);
        return quote.toString();
    }

    /**
     * A link where the address is http or https, else just its words. The label is escaped already; a bar in it would end the
     * address a second time, so a sign that looks like one takes its place.
     */
    static String link(String url, String label) {
        return Links.http(url)
                .map(address -> address.replace("&", "&amp;"))
                .filter(address -> address.length() <= MAX_ADDRESS)
                .map(address -> "<" + address + "|" + label.replace('|', LIKE_A_BAR) + ">")
                .orElse(label);
    }

    /** Whether all of it found room; room for an ellipsis is always left. */
    private static boolean add(StringBuilder quote, String text, int max) {
        int room = max - 1 - quote.length();
        String whole = quoted(text);
        boolean fits = whole.length() <= room;
        if (fits) {
            quote.append(whole);
        } else {
            quote.append(room < 1 ? ELLIPSIS : Excerpt.clip(text, room, SlackText::quoted));
        }
        return fits;
    }

    /** A mention is not cut. */
    private static boolean addMention(StringBuilder quote, String mention, int max) {
        boolean fits = quote.length() + mention.length() < max;
        quote.append(fits ? mention : ELLIPSIS);
        return fits;
    }

    private static String quoted(String text) {
        return escape(text).replace("\n", "\n>");
    }
}
