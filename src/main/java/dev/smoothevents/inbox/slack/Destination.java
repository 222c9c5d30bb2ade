package dev.smoothevents.inbox.slack;

import dev.smoothevents.issue.ProjectCard;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a project is told of in Slack: by its incoming webhook where it has one, else in its channel by the bot.
 *
 * @param project key of the project
 * @param channel as the project names it; null with a webhook
 * @param webhook a secret; null with a channel
 */
record Destination(String project, String channel, String webhook) {

    private static final int FINGERPRINT = 8;

    /** Empty where there is nothing to tell by. */
    static Optional<Destination> of(ProjectCard project, boolean hasBot) {
        if (given(project.slackWebhookUrl())) {
            return Optional.of(new Destination(project.key(), null, project.slackWebhookUrl()));
        }
        return given(project.slackChannel()) && hasBot
                ? Optional.of(new Destination(project.key(), project.slackChannel(), null))
                : Optional.empty();
    }

    /** For people to read. A new webhook is another destination than the one before. */
    String name() {
        return webhook == null ? channel : "webhook " + fingerprint(webhook) + " of " + project;
    }

    private static String fingerprint(String secret) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, FINGERPRINT);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean given(String value) {
        return value != null && !value.isBlank();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return name();
    }
}
