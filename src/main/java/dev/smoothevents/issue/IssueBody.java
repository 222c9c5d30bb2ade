package dev.smoothevents.issue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.smoothevents.http.Violations;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Set;

/**
 * An issue as a caller writes it. What an answer has beyond this is ignored, so that an answer can be sent back changed.
 *
 * @param project key of the project, created on first sight. Unless said, a new issue goes to {@code default}, and an issue that is
 *     there stays where it is
 * @param title what it is about
 * @param url where people can see it
 * @param creator key of the person who opened it; created on first sight
 * @param state {@code open} (the default) or {@code closed}
 * @param createdAt when it was opened; unless said, a new issue's is now, and an issue that is there keeps its own
 * @param linear its twin in Linear
 */
@RegisterForReflection
@JsonIgnoreProperties({"id", "key", "updatedAt", "assignees", "stats"})
record IssueBody(
        String project, String title, String url, String creator, String state, Instant createdAt, LinearTwin linear) {

    void check() {
        new Violations()
                .key("project", project, false)
                .text("title", title, 1_000)
                .url("url", url)
                .key("creator", creator, false)
                .oneOf("state", state, Set.of("open", "closed"))
                .text("linear.issueId", linear == null ? null : linear.issueId(), 200)
                .throwIfAny();
    }
}
