package dev.smoothevents.issue;

/** The few words about a project that others need. All but account and key may be null. */
public record ProjectCard(
        String account, String key, String name, String slackChannel, String slackWebhookUrl, String linearTeamId) {}
