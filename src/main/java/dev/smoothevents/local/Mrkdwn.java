package dev.smoothevents.local;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Slack's text format: {@code &}, {@code <} and {@code >} in what users wrote are escaped, and the rest of
 * {@code <...>} are links and mentions. Slack itself would show a mistake; here it is an error, and so is whatever pings
 * a whole channel.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text/">Formatting message text</a>
 */
final class Mrkdwn {

    private static final Pattern EVERYONE = Pattern.compile("<!(channel|here|everyone|subteam)\\b");
    private static final Pattern LINK = Pattern.compile("<(?:https?://|mailto:)[^<>|\\s]+(?:\\|(?<label>[^<>|]*))?>");
    private static final Pattern MENTION = Pattern.compile("<(?:@[UW][A-Z0-9]+|#C[A-Z0-9]+)(?:\\|[^<>|]*)?>");
    /** At the start of a line, {@code >} makes a quote block. */
    private static final Pattern QUOTE = Pattern.compile("(?m)^>");

    private static final Pattern ENTITY = Pattern.compile("&(?:amp|lt|gt);");
    private static final Pattern RAW = Pattern.compile("[<>&]");

    private Mrkdwn() {}

    /** @throws Refusal when a text is not escaped, or pings everyone */
    static void check(String text, String at) {
        if (EVERYONE.matcher(text).find()) {
            throw new Refusal("invalid_blocks", "mentions everyone [json-pointer:" + at + "]");
        }
        String rest = MENTION.matcher(withoutLinks(text)).replaceAll("");
        rest = ENTITY.matcher(QUOTE.matcher(rest).replaceAll("")).replaceAll("");
        Matcher raw = RAW.matcher(rest);
        if (raw.find()) {
            throw new Refusal("invalid_blocks", "unescaped " + raw.group() + " [json-pointer:" + at + "]");
        }
    }

    /** Links go, their labels stay to be looked at; an address may hold a bare {@code &}. */
    private static String withoutLinks(String text) {
        Matcher links = LINK.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (links.find()) {
            String label = links.group("label");
            links.appendReplacement(rest, label == null ? "" : Matcher.quoteReplacement(label));
        }
        return links.appendTail(rest).toString();
    }
}
