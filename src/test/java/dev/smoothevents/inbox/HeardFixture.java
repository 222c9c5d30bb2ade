package dev.smoothevents.inbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.action.Catalogues;
import dev.smoothevents.inbox.preference.PreferencesFixture;
import dev.smoothevents.issue.Follower;
import dev.smoothevents.issue.IssueCard;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.issue.ProjectCard;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Something that octocat did to acme/web#42, and who is around it. By e-mail, unless said. */
public final class HeardFixture {

    private static final ActionCatalogue CATALOGUE = Catalogues.with(
            "actions: {alarm_rang: {sentence: Alarm, inboxes: [email, notification], mandatory: true}}");
    private static final UUID ISSUE = new UUID(0, 42);

    private final List<Follower> followers = new ArrayList<>();
    private final Map<String, PersonCard> people = new HashMap<>();
    private final ObjectNode extra = JsonNodeFactory.instance.objectNode();
    private final PreferencesFixture preferences = new PreferencesFixture();
    private Instant now = Instant.parse("2026-11-23T18:00:00Z");
    private String inbox = "email";
    private EventRecord record;

    /** A user in Berlin. */
    public HeardFixture person(String key) {
        return person(key, "user");
    }

    public HeardFixture person(String key, String type) {
        people.put(key, new PersonCard("default", key, type, null, null, "Europe/Berlin", null));
        return this;
    }

    public HeardFixture follows(String person, String... reasons) {
        meet(person);
        for (String reason : reasons) {
            followers.add(new Follower(ISSUE, person, reason));
        }
        return this;
    }

    public HeardFixture mentions(String person) {
        meet(person);
        extra.withArray("mentions").add(person);
        return this;
    }

    private void meet(String person) {
        if (!people.containsKey(person)) {
            person(person);
        }
    }

    public ObjectNode extra() {
        return extra;
    }

    public HeardFixture record(String type, String id) {
        record = new EventRecord(type, id, null, null, null, null);
        return this;
    }

    public HeardFixture by(String inbox) {
        this.inbox = inbox;
        return this;
    }

    public HeardFixture at(String now) {
        this.now = Instant.parse(now);
        return this;
    }

    public PreferencesFixture preferences() {
        return preferences;
    }

    public Heard heard(String action) {
        EventMessage event = new EventMessage(
                new UUID(0, 1),
                "default",
                "acme/web",
                "acme/web#42",
                1,
                action,
                "octocat",
                "user",
                record,
                extra,
                now,
                now,
                1,
                false,
                "api",
                "1",
                null);
        return new Heard(
                event,
                CATALOGUE.get(action),
                new IssueCard("default", ISSUE, "acme/web#42", "acme/web", null, null, null, "open", null, now),
                new ProjectCard("default", "acme/web", null, "#web", null, null),
                followers,
                people,
                inbox,
                preferences.preferences(),
                now);
    }
}
