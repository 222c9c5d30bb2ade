package dev.smoothevents.issue;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Where a project is told of in Slack.
 *
 * @param channel {@code #web}, for a service with a bot token
 * @param webhookUrl an incoming webhook; https. A secret, yet answered in full, so that an answer can be sent back changed
 */
@RegisterForReflection
record SlackSettings(String channel, String webhookUrl) {}
