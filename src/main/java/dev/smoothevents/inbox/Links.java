package dev.smoothevents.inbox;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Addresses from outside, made safe to be written into messages. */
public final class Links {

    private static final int MAX_LENGTH = 1_500;
    private static final Pattern HTTP = Pattern.compile("(?i)https?://[^\\s/].*", Pattern.DOTALL);
    /** What may not stand in a URI (RFC 3986, section 2) or would end a link in mrkdwn, Markdown or HTML. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Z}\\p{Cs}<>|\"'`\\\\^{}]");

    private Links() {}

    /** The address with the characters that end links percent-encoded; empty unless it is http or https, and short enough. */
    public static Optional<String> http(String url) {
        if (url == null || !HTTP.matcher(url).matches()) {
            return Optional.empty();
        }
        String safe = UNSAFE.matcher(url).replaceAll(Links::percentEncoded);
        return safe.length() > MAX_LENGTH ? Optional.empty() : Optional.of(safe);
    }

    /** Where to look at what the event is about: the record's own address, else the issue's. */
    public static Optional<String> of(Story story) {
        return recordOf(story).or(() -> issueOf(story));
    }

    public static Optional<String> issueOf(Story story) {
        return http(story.issue().url());
    }

    private static Optional<String> recordOf(Story story) {
        return story.event().record() == null
                ? Optional.empty()
                : http(story.event().record().url());
    }

    private static String percentEncoded(MatchResult character) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : character.group().getBytes(StandardCharsets.UTF_8)) {
            encoded.append(String.format("%%%02X", octet & 0xff));
        }
        return encoded.toString();
    }
}
