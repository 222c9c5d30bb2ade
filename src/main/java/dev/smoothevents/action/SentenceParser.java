package dev.smoothevents.action;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the notation of a sentence, strictly: whatever would show up as litter in the feed is an error. */
final class SentenceParser {

    private static final Set<String> ROOTS = Set.of("actor", "issue", "project");
    private static final Set<String> RECORD = Set.of("type", "id", "url", "title", "body", "name");
    private static final Pattern EXTRA = Pattern.compile("extra(\\.[A-Za-z0-9_-]+)+");
    private static final int MAX_DEPTH = 10;

    private final String template;
    private int at;

    SentenceParser(String template) {
        this.template = template;
    }

    Sentence.Part parse() {
        Sentence.Sequence whole = sequence(0);
        if (at < template.length()) {
            throw new IllegalArgumentException("has a ] without a [; write \\] for the character itself");
        }
        return whole;
    }

    private Sentence.Sequence sequence(int depth) {
        List<Sentence.Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        while (at < template.length() && !endsAt(template.charAt(at), depth)) {
            char c = template.charAt(at++);
            switch (c) {
                case '\\' -> text.append(escaped());
                case '{' -> add(parts, text, placeholder());
                case '[' -> add(parts, text, choice(depth + 1));
                case '}' ->
                    throw new IllegalArgumentException("has a } without a {; write \\} for the character itself");
                default -> text.append(c);
            }
        }
        add(parts, text, null);
        return new Sentence.Sequence(parts);
    }

    /** A bar outside of brackets is only a bar. */
    private static boolean endsAt(char c, int depth) {
        return c == ']' || (c == '|' && depth > 0);
    }

    private static void add(List<Sentence.Part> parts, StringBuilder text, Sentence.Part part) {
        if (!text.isEmpty()) {
            parts.add(new Sentence.Text(text.toString()));
            text.setLength(0);
        }
        if (part != null) {
            parts.add(part);
        }
    }

    private char escaped() {
        if (at < template.length() && "[]{}|\\".indexOf(template.charAt(at)) >= 0) {
            return template.charAt(at++);
        }
        throw new IllegalArgumentException("has a \\ before something other than [ ] { } | \\");
    }

    private Sentence.Choice choice(int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("has brackets more than " + MAX_DEPTH + " deep");
        }
        List<Sentence.Sequence> alternatives = new ArrayList<>();
        do {
            alternatives.add(sequence(depth));
            if (at == template.length()) {
                throw new IllegalArgumentException("has a [ without a ]; write \\[ for the character itself");
            }
        } while (template.charAt(at++) == '|');
        return new Sentence.Choice(alternatives);
    }

    private Sentence.Part placeholder() {
        int end = template.indexOf('}', at);
        if (end < 0) {
            throw new IllegalArgumentException("has a { without a }; write \\{ for the character itself");
        }
        String inside = template.substring(at, end);
        at = end + 1;
        int equals = inside.indexOf('=');
        if (equals >= 0) {
            return new Sentence.Condition(path(inside.substring(0, equals)), inside.substring(equals + 1));
        }
        List<String> paths = new ArrayList<>();
        for (String path : inside.split("\\|", -1)) {
            paths.add(path(path));
        }
        return new Sentence.Placeholder(List.copyOf(paths));
    }

    private static String path(String path) {
        boolean known = ROOTS.contains(path)
                || EXTRA.matcher(path).matches()
                || (path.startsWith("record.") && RECORD.contains(path.substring("record.".length())));
        if (!known) {
            throw new IllegalArgumentException("has the unknown placeholder {" + path
                    + "}; there are actor, issue, project, record.type, record.id, record.url, record.title,"
                    + " record.body, record.name and extra.<field>");
        }
        return path;
    }
}
