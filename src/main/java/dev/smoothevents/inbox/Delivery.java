package dev.smoothevents.inbox;

import java.util.UUID;

/**
 * One thing to be told to one recipient.
 *
 * @param id the delivery's own id
 * @param recipient a person's key, a Slack destination, or the Linear issue, as the inbox planned it
 * @param reason why they are told: creator, manual, subscriber, mentioned, assignee, maintainer, ...
 * @param attempt 1 for the first
 * @param story what is told
 */
public record Delivery(
        UUID id, String account, String inbox, String recipient, String reason, int attempt, Story story) {}
