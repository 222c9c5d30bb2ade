package dev.smoothevents.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.smoothevents.action.ActionCatalogue;
import dev.smoothevents.issue.Follower;
import dev.smoothevents.issue.PersonCard;
import dev.smoothevents.topic.EventMessage;
import dev.smoothevents.topic.EventRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PeopleTest {

    private static final ActionCatalogue CATALOGUE = ActionCatalogue.builtIn();
    private static final Instant TIME = Instant.parse("2026-11-23T18:00:00Z");
    private static final UUID ISSUE = new UUID(0, 42);

    private final List<Follower> followers = new ArrayList<>();
    private final Map<String, PersonCard> people = new HashMap<>();
    private final ObjectNode extra = JsonNodeFactory.instance.objectNode();
    private EventRecord record;

    @Test
    void everybodyWhoFollowsIsToldAndWhy() {
        follows("carol", "creator");
        follows("anna", "assignee");
        follows("sue", "subscriber");
        follows("mara", "maintainer");

        assertThat(toTell("comment_added"))
                .containsExactlyInAnyOrder(
                        Planned.tell("carol", "creator"),
                        Planned.tell("anna", "assignee"),
                        Planned.tell("sue", "subscriber"),
                        Planned.tell("mara", "maintainer"));
    }

    @Test
    void eachIsToldOnceForTheStrongestReason() {
        follows("mara", "maintainer");
        follows("mara", "subscriber");
        follows("mara", "creator");
        follows("mara", "assignee");
        follows("sue", "maintainer");
        follows("sue", "subscriber");
        mentions("mara");

        assertThat(toTell("comment_added"))
                .containsExactlyInAnyOrder(Planned.tell("mara", "mentioned"), Planned.tell("sue", "subscriber"));
    }

    @Test
    void theActorIsNeverToldWhateverTheReason() {
        follows("octocat", "creator");
        follows("octocat", "subscriber");
        mentions("octocat");

        assertThat(toTell("comment_added")).containsExactly(Planned.skip("octocat", "actor"));
    }

    @Test
    void whoMutedTheIssueIsNotToldEvenWhenMentioned() {
        follows("mute", "muted");
        follows("mute", "assignee");
        mentions("mute");

        assertThat(toTell("comment_added")).containsExactly(Planned.skip("mute", "muted"));
    }

    @Test
    void whoUnsubscribedIsNotToldAsAFollower() {
        follows("gone", "unsubscribed");
        follows("gone", "creator");
        follows("gone", "maintainer");

        assertThat(toTell("comment_added")).isEmpty();
    }

    @Test
    void whoUnsubscribedIsToldWhenMentioned() {
        follows("gone", "unsubscribed");
        mentions("gone");

        assertThat(toTell("comment_added")).containsExactly(Planned.tell("gone", "mentioned"));
    }

    @Test
    void botsAndTheSystemAreNeverTold() {
        follows("deploy[bot]", "subscriber", "bot");
        follows("system", "creator", "system");
        mentions("deploy[bot]");

        assertThat(toTell("comment_added"))
                .containsExactlyInAnyOrder(
                        Planned.skip("deploy[bot]", "not a person"), Planned.skip("system", "not a person"));
    }

    @Test
    void whoIsMentionedButUnknownIsNamedAsSuch() {
        extra.putArray("mentions").add("nobody");

        assertThat(toTell("comment_added")).containsExactly(Planned.skip("nobody", "unknown person"));
    }

    @Test
    void anActionForTheNamedIsNotToldToFollowers() {
        follows("sue", "subscriber");
        follows("mara", "maintainer");
        person("anna", "user");
        record = new EventRecord("user", "anna", null, null, null, null);

        assertThat(toTell("assignee_added")).containsExactly(Planned.tell("anna", "assignee"));
        assertThat(toTell("user_mentioned")).containsExactly(Planned.tell("anna", "mentioned"));
    }

    @Test
    void onlyARecordOfTypeUserNamesSomebody() {
        person("1001", "user");
        record = new EventRecord("comment", "1001", null, null, null, null);

        assertThat(toTell("comment_added")).isEmpty();
    }

    @Test
    void mentionsThatAreNoTextsAreNobody() {
        extra.putArray("mentions").add(7).addNull().addObject();

        assertThat(toTell("comment_added")).isEmpty();
    }

    private List<Planned> toTell(String action) {
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
                TIME,
                TIME,
                1,
                false,
                "api",
                "1",
                null);
        return People.toTell(new Heard(event, CATALOGUE.get(action), null, null, followers, people));
    }

    private void mentions(String person) {
        people.computeIfAbsent(person, key -> card(key, "user"));
        extra.withArray("mentions").add(person);
    }

    private void follows(String person, String reason) {
        follows(person, reason, "user");
    }

    private void follows(String person, String reason, String type) {
        followers.add(new Follower(ISSUE, person, reason));
        person(person, type);
    }

    private void person(String key, String type) {
        people.put(key, card(key, type));
    }

    private static PersonCard card(String key, String type) {
        return new PersonCard("default", key, type, null, null, null, null);
    }
}
