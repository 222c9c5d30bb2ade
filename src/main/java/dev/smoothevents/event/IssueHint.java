package dev.smoothevents.event;

import java.time.Instant;

/**
 * What a source knows of an issue besides the event, for an issue that is seen for the first time. Anything may be null; an issue that is
 * known already stays as it is.
 *
 * @param creator key of the person who opened it
 * @param state open or closed
 */
public record IssueHint(String title, String url, String creator, String state, Instant createdAt) {}
