package dev.smoothevents.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.issue.PersonCard;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {

    private final HeardFixture heard = new HeardFixture();

    @Test
    void everybodyWhoFollowsIsToldAndWhy() {
        heard.follows("carol", "creator")
                .follows("anna", "assignee")
                .follows("manu", "manual")
                .follows("sue", "subscriber")
                .follows("mara", "maintainer");

        assertThat(toTell("comment_added"))
                .containsExactlyInAnyOrder(
                        "TELL carol creator",
                        "TELL anna assignee",
                        "TELL manu manual",
                        "TELL sue subscriber",
                        "TELL mara maintainer");
    }

    @Test
    void eachIsToldOnceForTheStrongestReasonAndTheOthersAreKept() {
        heard.follows("mara", "maintainer", "subscriber", "manual", "creator", "assignee")
                .mentions("mara")
                .follows("sue", "maintainer", "subscriber");

        List<Planned> planned = People.toTell(heard.heard("comment_added"));
        assertThat(planned).map(PeopleTest::words).containsExactly("TELL mara mentioned", "TELL sue subscriber");
        assertThat(planned.get(0).why().reasons())
                .containsExactly("mentioned", "assignee", "creator", "manual", "subscriber", "maintainer");
        assertThat(planned.get(1).why().reasons()).containsExactly("subscriber", "maintainer");
    }

    @Test
    void theActorIsNeverToldWhateverTheReason() {
        heard.follows("octocat", "creator", "subscriber").mentions("octocat");

        assertThat(toTell("comment_added")).containsExactly("SKIP octocat actor");
        assertThat(toTell("alarm_rang")).containsExactly("SKIP octocat actor");
    }

    @Test
    void whoMutedTheIssueIsNotToldEvenWhenMentioned() {
        heard.follows("mute", "muted", "assignee").mentions("mute").follows("deaf", "muted");

        assertThat(toTell("comment_added")).containsExactlyInAnyOrder("SKIP mute muted", "SKIP deaf muted");
    }

    @Test
    void whoUnsubscribedIsNotToldAsAFollower() {
        heard.follows("gone", "unsubscribed", "creator", "maintainer").follows("left", "unsubscribed");

        assertThat(toTell("comment_added"))
                .containsExactlyInAnyOrder("SKIP gone unsubscribed", "SKIP left unsubscribed");
    }

    @Test
    void whoUnsubscribedIsToldWhenMentioned() {
        heard.follows("gone", "unsubscribed").mentions("gone");

        assertThat(toTell("comment_added")).containsExactly("TELL gone mentioned");
    }

    @Test
    void botsAndTheSystemAreNeverTold() {
        heard.person("deploy[bot]", "bot")
                .person("system", "system")
                .follows("deploy[bot]", "subscriber")
                .follows("system", "creator")
                .mentions("deploy[bot]");

        assertThat(toTell("comment_added")).containsExactlyInAnyOrder("SKIP deploy[bot] bot", "SKIP system system");
        assertThat(toTell("alarm_rang")).containsExactlyInAnyOrder("SKIP deploy[bot] bot", "SKIP system system");
    }

    @Test
    void whoIsMentionedButUnknownIsNamedAsSuch() {
        heard.extra().putArray("mentions").add("nobody");

        assertThat(toTell("comment_added")).containsExactly("SKIP nobody unknown person");
    }

    @Test
    void anActionForTheNamedIsNotToldToFollowers() {
        heard.follows("sue", "subscriber")
                .follows("mute", "muted")
                .follows("left", "unsubscribed")
                .follows("mara", "maintainer")
                .person("anna")
                .record("user", "anna");

        assertThat(toTell("assignee_added")).containsExactly("TELL anna assignee");
        assertThat(toTell("user_mentioned")).containsExactly("TELL anna mentioned");
    }

    @Test
    void onlyARecordOfTypeUserNamesSomebody() {
        heard.person("1001").record("comment", "1001");

        assertThat(toTell("comment_added")).isEmpty();
    }

    @Test
    void mentionsThatAreNoTextsAreNobody() {
        heard.extra().putArray("mentions").add(7).addNull().addObject();

        assertThat(toTell("comment_added")).isEmpty();
    }

    @Test
    void eachIsToldTheWayTheyPrefer() {
        heard.follows("sue", "subscriber").follows("off", "subscriber").follows("dig", "subscriber", "creator");
        heard.preferences().person("off", "*", "off").person("dig", "comment_added", "digest");

        List<Planned> planned = People.toTell(heard.heard("comment_added"));

        assertThat(planned)
                .map(PeopleTest::words)
                .containsExactlyInAnyOrder("TELL sue subscriber", "SKIP off preference off", "DIGEST dig creator");
        Planned digest = planned.stream()
                .filter(one -> one.recipient().equals("dig"))
                .findFirst()
                .orElseThrow();
        assertThat(digest.dueAt()).isEqualTo(Instant.parse("2026-11-24T07:00:00Z"));
        assertThat(digest.why())
                .isEqualTo(new Why(
                        List.of("creator", "subscriber"),
                        null,
                        "digest",
                        "person",
                        "comment_added",
                        null,
                        null,
                        null,
                        "daily"));
    }

    @Test
    void defaultsOfProjectAndAccountCountUnlessThePersonSaysOtherwise() {
        heard.follows("sue", "subscriber").follows("own", "subscriber");
        heard.preferences()
                .account("*", "digest")
                .project("acme/web", "comment_added", "off")
                .person("own", "comment_added", "immediate");

        assertThat(toTell("comment_added")).containsExactlyInAnyOrder("SKIP sue preference off", "TELL own subscriber");
        assertThat(toTell("issue_opened")).containsExactlyInAnyOrder("DIGEST sue subscriber", "DIGEST own subscriber");
    }

    @Test
    void whoAsksForAnActionGetsItAndOthersLeaveNoTrace() {
        heard.follows("sue", "subscriber")
                .follows("asks", "subscriber")
                .follows("mute", "muted")
                .follows("octocat", "creator");
        heard.preferences().person("asks", "label_added", "immediate");

        assertThat(toTell("label_added")).containsExactly("TELL asks subscriber");
    }

    @Test
    void emailWaitsForQuietHoursToEnd() {
        heard.follows("sue", "subscriber").at("2026-11-23T22:30:00Z");
        heard.preferences().night("sue", "22:00", "07:00", null);

        Planned planned = People.toTell(heard.heard("comment_added")).get(0);

        assertThat(words(planned)).isEqualTo("TELL sue subscriber");
        assertThat(planned.dueAt()).isEqualTo(Instant.parse("2026-11-24T06:00:00Z"));
        assertThat(planned.why().quiet())
                .isEqualTo(new Why.Quiet("22:00", "07:00", "Europe/Berlin", Instant.parse("2026-11-24T06:00:00Z")));
    }

    @Test
    void everybodysQuietHoursCountByTheirOwnClockUnlessTheyHaveTheirOwn() {
        heard.follows("sue", "subscriber").follows("own", "subscriber").at("2026-11-23T22:30:00Z");
        heard.preferences().everybodysNight("22:00", "07:00", null).night("own", "00:00", "00:00", null);

        assertThat(People.toTell(heard.heard("comment_added")))
                .map(planned -> planned.recipient() + " " + planned.dueAt())
                .containsExactlyInAnyOrder("sue 2026-11-24T06:00:00Z", "own null");
    }

    @Test
    void theAppMakesNoNoiseAndHasNoDigest() {
        heard.follows("sue", "subscriber").by("notification").at("2026-11-23T22:30:00Z");
        heard.preferences().night("sue", "22:00", "07:00", null);

        Planned planned = People.toTell(heard.heard("comment_added")).get(0);

        assertThat(words(planned)).isEqualTo("TELL sue subscriber");
        assertThat(planned.dueAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email", "notification"})
    void whatIsMandatoryIsToldAtOnceToEveryRecipient(String inbox) {
        heard.follows("off", "subscriber")
                .follows("dig", "subscriber")
                .follows("mute", "muted", "creator")
                .follows("gone", "unsubscribed", "maintainer")
                .follows("left", "unsubscribed")
                .by(inbox)
                .at("2026-11-23T22:30:00Z");
        heard.preferences()
                .person("off", "alarm_rang", "off")
                .person("dig", "*", "digest")
                .everybodysNight("22:00", "07:00", null);

        List<Planned> planned = People.toTell(heard.heard("alarm_rang"));

        assertThat(planned)
                .map(PeopleTest::words)
                .containsExactlyInAnyOrder(
                        "TELL off subscriber", "TELL dig subscriber", "TELL mute creator", "TELL gone maintainer");
        assertThat(planned).allSatisfy(one -> {
            assertThat(one.dueAt()).isNull();
            assertThat(one.why().mandatory()).isTrue();
        });
        assertThat(planned)
                .map(one -> one.recipient() + " " + one.why().despite())
                .contains("mute muted", "gone unsubscribed", "off null");
    }

    @Test
    void anybodyCanBeDecidedAbout() {
        heard.follows("sue", "subscriber").person("other");

        assertThat(words(People.decide("other", heard.heard("comment_added")))).isEqualTo("SKIP other not a recipient");
        assertThat(words(People.decide("sue", heard.heard("label_added")))).isEqualTo("SKIP sue not for this inbox");
        assertThat(words(People.decide("octocat", heard.heard("comment_added"))))
                .isEqualTo("SKIP octocat actor");
    }

    @Test
    void aTimeZoneThatIsNoneAnyMoreIsUtc() {
        heard.person("sue", "user").follows("sue", "subscriber").at("2026-11-23T22:30:00Z");
        Heard there = heard.heard("comment_added");
        there.people()
                .computeIfPresent(
                        "sue", (key, card) -> new PersonCard("default", key, "user", null, null, "Mars/Olympus", null));
        heard.preferences().night("sue", "22:00", "07:00", null);

        assertThat(People.toTell(there).get(0).dueAt()).isEqualTo(Instant.parse("2026-11-24T07:00:00Z"));
    }

    private List<String> toTell(String action) {
        return People.toTell(heard.heard(action)).stream()
                .map(PeopleTest::words)
                .toList();
    }

    private static String words(Planned planned) {
        return planned.decision() + " " + planned.recipient() + " " + planned.reason();
    }
}
