package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.event.IssueHint;
import java.time.Instant;

/**
 * Payloads carry the whole issue, also where the event is about a comment: so an issue that was opened before the webhook was set up is
 * known by its title from the first event on.
 */
final class IssueHints {

    private static final String REPOSITORY = "repository";

    private IssueHints() {}

    /** What the payload says of that issue, or null where it says nothing. */
    static IssueHint of(JsonNode payload, String key, Instant now) {
        for (JsonNode node : payload) {
            if (node.has("title") && key.equals(key(node, payload.path(REPOSITORY)))) {
                return hint(node, now);
            }
        }
        return null;
    }

    private static String key(JsonNode node, JsonNode repository) {
        // its own address is surer than the delivery's repository: a sub-issue may live elsewhere
        IssueRef own = IssueRef.of(node, node.path(REPOSITORY));
        IssueRef issue = own == null ? IssueRef.of(node, repository) : own;
        return issue == null ? null : issue.key();
    }

    private static IssueHint hint(JsonNode issue, Instant now) {
        Instant createdAt = Fields.time(issue, "created_at");
        String state = Fields.text(issue, "state");
        return new IssueHint(
                Fields.text(issue, "title"),
                Fields.text(issue, "html_url"),
                Fields.text(issue.path("user"), "login"),
                "closed".equals(state) ? state : "open",
                createdAt == null || createdAt.isAfter(now) ? null : createdAt);
    }
}
