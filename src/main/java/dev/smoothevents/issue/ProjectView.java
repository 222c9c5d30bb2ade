package dev.smoothevents.issue;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;

/** A project as the service answers. Slack and linear are null where nothing is set. */
@RegisterForReflection
record ProjectView(
        String key,
        String name,
        List<MaintainerBody> maintainers,
        SlackSettings slack,
        LinearTeam linear,
        Instant createdAt,
        Instant updatedAt) {

    static ProjectView of(Project project, List<Maintainer> maintainers) {
        boolean hasSlack = project.slackChannel != null || project.slackWebhookUrl != null;
        return new ProjectView(
                project.key,
                project.name,
                maintainers.stream()
                        .map(one -> new MaintainerBody(one.person, one.notify))
                        .toList(),
                hasSlack ? new SlackSettings(project.slackChannel, project.slackWebhookUrl) : null,
                project.linearTeamId == null ? null : new LinearTeam(project.linearTeamId),
                project.createdAt,
                project.updatedAt);
    }
}
