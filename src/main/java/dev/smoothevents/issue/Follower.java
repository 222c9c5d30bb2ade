package dev.smoothevents.issue;

import java.util.UUID;

/**
 * Why a person may want to hear of an issue, or not.
 *
 * @param reason {@code creator}, {@code assignee}, {@code manual} (subscribed themselves), {@code subscriber} (for another reason),
 *     {@code maintainer}; or {@code muted}, {@code unsubscribed}, which outdo the others
 */
public record Follower(UUID issueId, String person, String reason) {}
