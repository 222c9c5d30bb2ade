package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.topic.EventRecord;
import java.time.Instant;

/**
 * An issue as a payload names it.
 *
 * @param repository {@code owner/repo}; also the key of the project
 * @param number unique within the repository
 * @param node what else the payload says about it
 */
record IssueRef(String repository, long number, JsonNode node) {

    private static final String REPOSITORIES = "/repos/";

    /** The issue, or null where the payload does not say enough to tell which. */
    static IssueRef of(JsonNode issue, JsonNode repository) {
        String name = Fields.text(repository, "full_name");
        String fullName = name == null ? repositoryOf(issue) : name;
        JsonNode number = issue.path("number");
        boolean numbered = number.isIntegralNumber() && number.canConvertToLong() && number.longValue() > 0;
        return fullName == null || fullName.isBlank() || !numbered
                ? null
                : new IssueRef(fullName, number.longValue(), issue);
    }

    /** From {@code https://api.github.com/repos/owner/repo}: an issue knows its repository even where the payload does not. */
    private static String repositoryOf(JsonNode issue) {
        String url = Fields.proseOrEmpty(issue, "repository_url");
        int start = url.lastIndexOf(REPOSITORIES);
        return start < 0 ? null : url.substring(start + REPOSITORIES.length());
    }

    /** {@code owner/repo#42}, as GitHub itself writes it. */
    String key() {
        return repository + "#" + number;
    }

    Instant updatedAt() {
        return Fields.time(node, "updated_at");
    }

    EventRecord record() {
        return record(null);
    }

    EventRecord recordWithBody() {
        return record(Texts.body(Fields.prose(node, "body")));
    }

    private EventRecord record(String body) {
        return new EventRecord("issue", key(), Fields.text(node, "html_url"), Fields.text(node, "title"), body, null);
    }
}
