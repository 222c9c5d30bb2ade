package dev.smoothevents.event;

import dev.smoothevents.http.Cursor;
import dev.smoothevents.http.Limit;
import dev.smoothevents.http.Violations;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which events to read, newest first: the query parameters of the lists of events. */
public class EventQuery {

    static final String CURSOR = "events";
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    @Parameter(description = "Key of an issue", example = "acme/web#42")
    @QueryParam("issue")
    public String issue;

    @Parameter(description = "Key of a project", example = "acme/web")
    @QueryParam("project")
    public String project;

    @Parameter(description = "Key of the person who acted", example = "octocat")
    @QueryParam("actor")
    public String actor;

    @Parameter(description = "Name of an action", example = "comment_added")
    @QueryParam("action")
    public String action;

    @Parameter(description = "Occurred at this time or later, ISO 8601", example = "2026-11-01T00:00:00Z")
    @QueryParam("from")
    public String from;

    @Parameter(description = "Occurred before this time, ISO 8601", example = "2026-12-01T00:00:00Z")
    @QueryParam("to")
    public String to;

    @Parameter(description = "Items on a page, 1 to 200; 50 unless said")
    @QueryParam("limit")
    public String limit;

    @Parameter(description = "`next` of the page before, unchanged")
    @QueryParam("cursor")
    public String cursor;

    /**
     * The query, checked.
     *
     * @param after the last item of the page before, or null
     */
    record Checked(
            String issue,
            String project,
            String actor,
            String action,
            Instant from,
            Instant to,
            int limit,
            Position after) {}

    /** Where an event stands in the list. */
    record Position(Instant occurredAt, UUID id) {

        String toCursor() {
            return Cursor.of(CURSOR, occurredAt.toString(), id.toString());
        }
    }

    Checked check() {
        Violations faults = new Violations()
                .key("issue", issue, false)
                .key("project", project, false)
                .key("actor", actor, false)
                .key("action", action, false);
        Instant since = time("from", from, faults);
        Instant until = time("to", to, faults);
        faults.throwIfAny();
        return new Checked(issue, project, actor, action, since, until, Limit.parse(limit), position());
    }

    private static Instant time(String field, String value, Violations faults) {
        try {
            return value == null ? null : instant(value);
        } catch (DateTimeException e) {
            faults.add(field, "must be a time in UTC such as 2026-11-23T18:00:00Z");
            return null;
        }
    }

    /** Years 1 to 9999, as events have them: the database's own range ends before that of an Instant. */
    private static Instant instant(String value) {
        Instant instant = Instant.parse(value);
        if (instant.isBefore(FIRST) || !instant.isBefore(END)) {
            throw new DateTimeException("beyond the years 1 to 9999");
        }
        return instant;
    }

    private Position position() {
        List<String> values = Cursor.parse(CURSOR, 2, cursor);
        try {
            return values == null ? null : new Position(instant(values.get(0)), UUID.fromString(values.get(1)));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw Cursor.foreign();
        }
    }
}
