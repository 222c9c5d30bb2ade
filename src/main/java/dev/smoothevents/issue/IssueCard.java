package dev.smoothevents.issue;

import java.time.Instant;
import java.util.UUID;

/** The few words about an issue that others need. Title, url, creator and linearIssueId may be null. */
public record IssueCard(
        String account,
        UUID id,
        String key,
        String project,
        String title,
        String url,
        String creator,
        String state,
        String linearIssueId,
        Instant createdAt) {}
