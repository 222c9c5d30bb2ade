package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.event.NewEvent;
import dev.smoothevents.topic.EventRecord;

/** An issue enters and leaves a milestone: {@code issues.milestoned}, {@code issues.demilestoned}. */
final class MilestoneWebhook {

    private MilestoneWebhook() {}

    static NewEvent milestoned(GithubDelivery delivery) {
        JsonNode milestone = delivery.need("milestone");
        Extra extra = extra(milestone).text("due_on", Fields.text(milestone, "due_on"));
        return event(delivery, "milestone_added", milestone, extra);
    }

    static NewEvent demilestoned(GithubDelivery delivery) {
        JsonNode milestone = delivery.need("milestone");
        return event(delivery, "milestone_removed", milestone, extra(milestone));
    }

    private static NewEvent event(GithubDelivery delivery, String action, JsonNode milestone, Extra extra) {
        IssueRef issue = delivery.issue();
        EventRecord record = new EventRecord(
                "milestone",
                delivery.needId("milestone"),
                Fields.text(milestone, "html_url"),
                Fields.text(milestone, "title"),
                null,
                null);
        return delivery.event(issue, action, record, extra, issue.updatedAt());
    }

    private static Extra extra(JsonNode milestone) {
        return new Extra()
                .id("milestone_id", milestone)
                .number("number", milestone.path("number"))
                .text("title", Fields.text(milestone, "title"));
    }
}
