package dev.smoothevents.inbox.slack;

import dev.smoothevents.inbox.Heard;
import dev.smoothevents.inbox.Planned;
import dev.smoothevents.issue.ProjectCard;
import java.util.List;

/** Which channel hears of an event: the project's. */
final class SlackPolicy {

    private SlackPolicy() {}

    static List<Planned> plan(Heard heard) {
        ProjectCard project = heard.project();
        if (project.slackChannel() != null) {
            return List.of(Planned.tell(project.slackChannel(), "project channel"));
        }
        return project.slackWebhookUrl() == null ? List.of() : List.of(Planned.tell(project.key(), "project webhook"));
    }
}
