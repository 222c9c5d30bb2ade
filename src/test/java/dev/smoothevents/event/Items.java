package dev.smoothevents.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.topic.EventRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Checked events with as little in them as a test needs; each method gives a changed copy. */
record Items(
        String issue,
        String project,
        String action,
        String actor,
        EventRecord record,
        ObjectNode extra,
        Instant occurredAt,
        Duration throttle) {

    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final ActionCatalogue CATALOGUE = ActionCatalogue.builtIn();

    static Items of(String action) {
        return new Items(
                "acme/web#42", null, action, "octocat", null, JsonNodeFactory.instance.objectNode(), NOON, null);
    }

    Items issue(String key) {
        return new Items(key, project, action, actor, record, extra, occurredAt, throttle);
    }

    Items project(String key) {
        return new Items(issue, key, action, actor, record, extra, occurredAt, throttle);
    }

    Items action(String name) {
        return new Items(issue, project, name, actor, record, extra, occurredAt, throttle);
    }

    Items actor(String key) {
        return new Items(issue, project, action, key, record, extra, occurredAt, throttle);
    }

    Items record(String type, String id) {
        return record(new EventRecord(type, id, null, null, null, null));
    }

    Items record(EventRecord thing) {
        return new Items(issue, project, action, actor, thing, extra, occurredAt, throttle);
    }

    Items extra(String name, String value) {
        return new Items(
                issue, project, action, actor, record, extra.deepCopy().put(name, value), occurredAt, throttle);
    }

    Items at(Instant time) {
        return new Items(issue, project, action, actor, record, extra, time, throttle);
    }

    Items throttle(Duration window) {
        return new Items(issue, project, action, actor, record, extra, occurredAt, window);
    }

    Prepared prepared() {
        UUID id = Ids.next();
        return new Prepared(
                id,
                "default",
                issue,
                project,
                CATALOGUE.get(action),
                actor,
                record,
                extra,
                occurredAt,
                NOON,
                throttle,
                "api",
                id.toString(),
                null,
                null,
                new IssueHint(null, null, null, null, null),
                null);
    }
}
