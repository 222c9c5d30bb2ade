package dev.smoothevents.inbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.action.Action;
import dev.smoothevents.issue.IssueCard;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.issue.ProjectCard;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A story to start from: octocat did something to acme/web#42. */
public final class StoryFixture {

    public static final UUID ISSUE = UUID.fromString("0193a1b2-0000-7000-8000-000000000042");
    public static final UUID EVENT = UUID.fromString("0193a1b2-0000-7000-8000-000000000017");

    private final String action;
    private Action.Effect effect;
    private UUID event = EVENT;
    private EventRecord record;
    private final ObjectNode extra = JsonNodeFactory.instance.objectNode();
    private String text;
    private String title = "Fix the build";
    private String key = "acme/web#42";
    private String url = "https://example.org/acme/web/issues/42";
    private String twin;
    private String actor = "octocat";
    private String channel;
    private String webhook;
    private String team;
    private long sequence = 17;
    private Instant occurredAt = Instant.parse("2026-11-23T18:00:00Z");

    private StoryFixture(String action) {
        this.action = action;
        this.effect = action.equals("issue_deleted") ? Action.Effect.HIDES : Action.Effect.NONE;
        this.text = "octocat did " + action;
    }

    public static StoryFixture of(String action) {
        return new StoryFixture(action);
    }

    public static StoryFixture comment(String body) {
        return of("comment_added").text("octocat commented").record("comment", "1001", body);
    }

    public StoryFixture record(String type, String id, String body) {
        this.record = new EventRecord(type, id, null, null, body, null);
        return this;
    }

    public StoryFixture record(EventRecord record) {
        this.record = record;
        return this;
    }

    public StoryFixture sequence(long sequence) {
        this.sequence = sequence;
        return this;
    }

    public StoryFixture occurredAt(Instant occurredAt) {
        this.occurredAt = occurredAt;
        return this;
    }

    /** What was acted on, with an address of its own. */
    public StoryFixture recordAt(String type, String id, String url) {
        this.record = new EventRecord(type, id, url, null, null, null);
        return this;
    }

    /** Another event of the issue, after the one to start from. */
    public StoryFixture later(int events) {
        this.event = new UUID(EVENT.getMostSignificantBits(), EVENT.getLeastSignificantBits() + events);
        this.sequence = 17 + events;
        return this;
    }

    public StoryFixture effect(Action.Effect effect) {
        this.effect = effect;
        return this;
    }

    public StoryFixture mentions(String... people) {
        List.of(people).forEach(extra.withArray("mentions")::add);
        return this;
    }

    public StoryFixture extra(String field, String value) {
        extra.put(field, value);
        return this;
    }

    public StoryFixture text(String text) {
        this.text = text;
        return this;
    }

    public StoryFixture title(String title) {
        this.title = title;
        return this;
    }

    public StoryFixture key(String key) {
        this.key = key;
        return this;
    }

    public StoryFixture url(String url) {
        this.url = url;
        return this;
    }

    /** The issue's id in Linear. */
    public StoryFixture twin(String twin) {
        this.twin = twin;
        return this;
    }

    public StoryFixture actor(String name) {
        this.actor = name;
        return this;
    }

    public StoryFixture slack(String channel, String webhook) {
        this.channel = channel;
        this.webhook = webhook;
        return this;
    }

    /** The project's team in Linear. */
    public StoryFixture team(String team) {
        this.team = team;
        return this;
    }

    public Story story() {
        Instant at = occurredAt;
        EventMessage message = new EventMessage(
                event,
                "default",
                "acme/web",
                key,
                sequence,
                action,
                "octocat",
                "user",
                record,
                extra,
                at,
                at,
                1,
                false,
                "api",
                event.toString(),
                null);
        return new Story(
                message,
                new Action(
                        action,
                        null,
                        JsonNodeFactory.instance.objectNode(),
                        "{actor}",
                        "💬",
                        "#1a7f37",
                        true,
                        List.of(),
                        null,
                        Action.Audience.FOLLOWERS,
                        effect,
                        List.of(),
                        false),
                new IssueCard("default", ISSUE, key, "acme/web", title, url, "octocat", "open", twin, at),
                new ProjectCard("default", "acme/web", "Web", channel, webhook, team),
                new PersonCard("default", "octocat", "user", actor, null, null, null),
                text);
    }

    public Delivery delivery(String inbox, String recipient) {
        return delivery(inbox, recipient, "subscriber");
    }

    public Delivery delivery(String inbox, String recipient, String reason) {
        return new Delivery(UUID.randomUUID(), "default", inbox, recipient, reason, 1, story());
    }
}
