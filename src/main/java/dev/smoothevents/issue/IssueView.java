package dev.smoothevents.issue;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An issue as the service answers. Its id is the key of its messages on the topic. */
@RegisterForReflection
record IssueView(
        UUID id,
        String key,
        String project,
        String title,
        String url,
        String creator,
        String state,
        List<String> assignees,
        LinearTwin linear,
        Instant createdAt,
        Instant updatedAt) {

    static IssueView of(Issue issue, List<String> assignees) {
        return new IssueView(
                issue.id,
                issue.key,
                issue.project,
                issue.title,
                issue.url,
                issue.creator,
                issue.state,
                assignees,
                issue.linearIssueId == null ? null : new LinearTwin(issue.linearIssueId),
                issue.createdAt,
                issue.updatedAt);
    }
}
