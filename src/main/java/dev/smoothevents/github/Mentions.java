package dev.smoothevents.github;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds who is mentioned in a Markdown text, {@code @octocat}. Not a mention: what is in code, in comments and in links,
 * e-mail addresses, and teams ({@code @org/team}).
 *
 * <p>Sources: GitHub docs, "Basic writing and formatting syntax"; the pattern follows the mention filter of GitHub's
 * html-pipeline.
 */
final class Mentions {

    /** More than anyone writes by hand; bounds what a pasted log can do. */
    static final int MAX = 100;

    private static final int MAX_LOGIN = 39;
    private static final Pattern MENTION = Pattern.compile("(?<!\\w)@((?>[a-zA-Z0-9]++(?:-++[a-zA-Z0-9]++)*+))"
            // a slash makes it a team; a dot ends it only where no word follows
            + "(?!-*/)(?=\\.++(?:\\W|$)|[^\\w.]|$)");
    private static final Pattern LINK = Pattern.compile("https?://[^\\s)>\\]]++", Pattern.CASE_INSENSITIVE);

    private Mentions() {}

    /** Each login once, without regard to case, in the order of the text. */
    static List<String> in(String markdown) {
        Map<String, String> logins = new LinkedHashMap<>();
        for (String paragraph : Prose.paragraphs(markdown == null ? "" : markdown)) {
            Matcher mention = MENTION.matcher(LINK.matcher(paragraph).replaceAll(" "));
            while (mention.find() && logins.size() < MAX) {
                String login = mention.group(1);
                if (login.length() <= MAX_LOGIN) {
                    logins.putIfAbsent(login.toLowerCase(Locale.ROOT), login);
                }
            }
        }
        return List.copyOf(logins.values());
    }

    /** Those whom an edit mentions for the first time. */
    static List<String> added(String before, String after) {
        List<String> known = in(before);
        List<String> added = new ArrayList<>(in(after));
        added.removeIf(login -> known.stream().anyMatch(login::equalsIgnoreCase));
        return List.copyOf(added);
    }
}
