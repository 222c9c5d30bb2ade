package dev.smoothevents.inbox.slack;

import dev.smoothevents.action.Action;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.inbox.Story;
import dev.smoothevents.issue.IssueCard;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Many events as one message: which issues, and how many of which kind, in the order in which they came. */
final class SlackSummary {

    private static final int KEY = 100;
    private static final int TITLE = 150;
    private static final int COUNTS = 300;
    private static final int SECTION = 2_900;
    private static final int ALL = 11_000;

    private final ActionCatalogue catalogue;

    SlackSummary(ActionCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param issues those of all of them, as far as they are known */
    JsonObject of(Story first, List<Waiting> others, Map<UUID, IssueCard> issues) {
        Map<UUID, Map<String, Integer>> counts = new LinkedHashMap<>();
        count(counts, first.issue().id(), first.event().action());
        others.forEach(other -> count(counts, other.issue(), other.action()));
        String headline = "📚 " + (others.size() + 1) + " events in " + issuesInWords(counts.size());
        JsonArray blocks = new JsonArray().add(Blocks.section("*" + headline + "*"));
        sections(lines(counts, issues)).forEach(section -> blocks.add(Blocks.section(section)));
        blocks.add(Blocks.context(List.of("So many waited for this channel that they are told together.")));
        return Blocks.message(headline, blocks);
    }

    private static void count(Map<UUID, Map<String, Integer>> counts, UUID issue, String action) {
        counts.computeIfAbsent(issue, id -> new LinkedHashMap<>()).merge(action, 1, Integer::sum);
    }

    private List<String> lines(Map<UUID, Map<String, Integer>> counts, Map<UUID, IssueCard> issues) {
        List<String> lines = new ArrayList<>();
        int length = 0;
        for (Map.Entry<UUID, Map<String, Integer>> issue : counts.entrySet()) {
            String line = "• " + issue(issues.get(issue.getKey())) + ": " + actions(issue.getValue());
            if (length + line.length() > ALL) {
                lines.add("… and " + issuesInWords(counts.size() - lines.size()) + " more");
                return lines;
            }
            lines.add(line);
            length += line.length() + 1;
        }
        return lines;
    }

    private static String issue(IssueCard issue) {
        if (issue == null) {
            return "an issue that is no more";
        }
        String key = SlackText.line(issue.key(), KEY, "an issue");
        String title = SlackText.line(issue.title(), TITLE, "");
        return SlackText.link(issue.url(), title.isEmpty() ? key : key + " " + title);
    }

    private String actions(Map<String, Integer> counts) {
        String all = counts.entrySet().stream()
                .map(action -> action.getValue() + " × " + icon(action.getKey())
                        + action.getKey().replace('_', ' '))
                .collect(Collectors.joining(", "));
        return SlackText.line(all, COUNTS, "");
    }

    private String icon(String action) {
        return catalogue.find(action).map(Action::icon).map(icon -> icon + " ").orElse("");
    }

    private static String issuesInWords(int count) {
        return count == 1 ? "1 issue" : count + " issues";
    }

    /** As many lines in one as go in. */
    private static List<String> sections(List<String> lines) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        for (String line : lines) {
            if (section.length() + line.length() > SECTION) {
                sections.add(section.toString());
                section.setLength(0);
            }
            section.append(section.isEmpty() ? "" : "\n").append(line);
        }
        sections.add(section.toString());
        return sections;
    }
}
