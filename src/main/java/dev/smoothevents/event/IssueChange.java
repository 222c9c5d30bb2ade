package dev.smoothevents.event;

import dev.smoothevents.action.Action.Effect;
import dev.smoothevents.topic.EventRecord;
import java.time.Instant;

/** What a batch changes in one issue's row. Null means unchanged. */
final class IssueChange {

    private final IssueRow issue;
    long lastSequence;
    String project;
    String title;
    String url;
    String creator;
    String state;
    Instant createdAt;
    Instant hiddenAt;

    IssueChange(IssueRow issue) {
        this.issue = issue;
        this.lastSequence = issue.lastSequence();
    }

    IssueRow issue() {
        return issue;
    }

    /** The action's effect, as the catalogue names it. */
    void apply(Effect effect, Prepared item) {
        EventRecord record = item.record();
        switch (effect) {
            case OPENS -> {
                title = first(
                        record == null ? null : record.title(),
                        item.extra().path("title").textValue());
                url = record == null ? null : record.url();
                creator = item.actor();
                state = "open";
                createdAt = item.occurredAt();
            }
            case CLOSES -> state = "closed";
            case REOPENS -> state = "open";
            case RENAMES ->
                title = first(
                        item.extra().path("to").textValue(), record == null ? title : first(record.title(), title));
            case HIDES -> hiddenAt = item.recordedAt();
            default -> {}
        }
    }

    /** The first event that names a project places an issue that was in none. */
    void place(String named) {
        if (named != null && DEFAULT_PROJECT.equals(project == null ? issue.project() : project)) {
            project = named;
        }
    }

    private static String first(String one, String other) {
        return one != null && !one.isBlank() ? one : other;
    }

    static final String DEFAULT_PROJECT = "default";
}
