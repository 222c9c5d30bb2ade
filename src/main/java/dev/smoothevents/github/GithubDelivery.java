package dev.smoothevents.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.smoothevents.event.NewEvent;
import dev.smoothevents.topic.EventRecord;
import java.time.Duration;
import java.time.Instant;

/** One delivery, and the questions that every webhook asks of it. Only the fields asked for are ever read. */
final class GithubDelivery {

    /** GitHub's name for users who are gone. */
    static final String GHOST = "ghost";

    private static final Duration CLOCK_DRIFT = Duration.ofMinutes(1);

    private final JsonNode payload;
    private final Instant latest;

    GithubDelivery(JsonNode payload, Instant now) {
        this.payload = payload;
        latest = now.plus(CLOCK_DRIFT);
    }

    JsonNode path(String field) {
        return payload.path(field);
    }

    /** The object of that name; without it the delivery is ignored. */
    JsonNode need(String field) {
        JsonNode node = payload.path(field);
        if (!node.isObject()) {
            throw new IgnoredDelivery("the delivery has no " + field);
        }
        return node;
    }

    /** The id of the object of that name; without it the delivery is ignored. */
    String needId(String field) {
        String id = Fields.id(need(field));
        if (id == null) {
            throw new IgnoredDelivery("the delivery has no id of its " + field);
        }
        return id;
    }

    IssueRef issue() {
        return issue("issue", "repository");
    }

    IssueRef issue(String issueField, String repositoryField) {
        IssueRef issue = IssueRef.of(need(issueField), payload.path(repositoryField));
        if (issue == null) {
            throw new IgnoredDelivery("the delivery does not say which issue its " + issueField + " is");
        }
        return issue;
    }

    JsonNode sender() {
        return payload.path("sender");
    }

    String actor() {
        String login = Fields.text(sender(), "login");
        return login == null || login.isBlank() ? GHOST : login;
    }

    boolean sentByBot() {
        return "Bot".equals(Fields.text(sender(), "type"));
    }

    /** Whether the sender is that user. */
    boolean sentBy(JsonNode user) {
        return actor().equals(Fields.text(user, "login"));
    }

    /**
     * The event that this delivery tells.
     *
     * @param occurredAt null for now. A time that is yet to come counts as null: clocks differ
     */
    NewEvent event(IssueRef issue, String action, EventRecord record, Extra extra, Instant occurredAt) {
        Instant time = occurredAt == null || occurredAt.isAfter(latest) ? null : occurredAt;
        return new NewEvent(issue.key(), issue.repository(), action, actor(), record, extra.fields(), time, null);
    }
}
