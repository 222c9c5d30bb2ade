package dev.smoothevents.inbox.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smoothevents.inbox.HeardFixture;
import dev.smoothevents.inbox.Why;
import dev.smoothevents.inbox.explain.Explanation.Inbox;
import dev.smoothevents.topic.EventMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainerTest {

    private static final Instant DUE = Instant.parse("2026-11-24T07:00:00Z");
    private static final Why CREATOR = Why.of(List.of("creator"));

    private final HeardFixture heard = new HeardFixture();
    private final EventMessage event = heard.heard("comment_added").event();

    @Test
    void whatWasDeliveredPassedEverything() {
        Inbox told = stored(line("delivered", 2, null, CREATOR));

        assertThat(told.verdict()).isEqualTo("delivered");
        assertThat(told.text()).isEqualTo("It was told to sue in 2 attempts.");
        assertThat(steps(told))
                .containsExactly(
                        "action passes",
                        "actor passes",
                        "person passes",
                        "recipient passes",
                        "subscription passes",
                        "preference passes",
                        "quiet_hours passes",
                        "address passes",
                        "delivery passes");
        assertThat(told.recomputed()).isFalse();
        assertThat(told.delivery().status()).isEqualTo("delivered");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "actor,             actor,          actor",
        "bot,               bot,            person",
        "system,            system,         person",
        "unknown person,    unknown_person, person",
        "muted,             muted,          subscription",
        "unsubscribed,      unsubscribed,   subscription",
        "preference off,    preference_off, preference",
        "no e-mail address, no_address,     address"
    })
    void whatIsSkippedEndsWithTheStepThatDecided(String reason, String verdict, String step) {
        Why why = new Why(List.of("creator"), reason, "off", "project", "*", null, null, null, null);

        Inbox skipped =
                stored(new Line(UUID.randomUUID(), "email", "sue", "skipped", reason, "[]", 0, null, why, DUE, DUE));

        assertThat(skipped.verdict()).isEqualTo(verdict);
        assertThat(steps(skipped)).last().isEqualTo(step + " stops");
        assertThat(steps(skipped).subList(0, steps(skipped).size() - 1)).allMatch(other -> other.endsWith(" passes"));
        assertThat(skipped.steps().get(skipped.steps().size() - 1).detail()).isEqualTo(skipped.text());
    }

    @Test
    void whoseWordItWasIsSaid() {
        Why why = new Why(List.of("creator"), "preference off", "off", "project", "*", null, null, null, null);

        assertThat(stored(line("skipped", 0, null, why)).text())
                .isEqualTo("It is not told: off, by the project's preference for all actions.");
    }

    @Test
    void whatWaitsForMorningSaysUntilWhen() {
        Why why = new Why(
                List.of("creator"),
                null,
                null,
                null,
                null,
                null,
                null,
                new Why.Quiet("22:00", "08:00", "Europe/Berlin", DUE),
                null);

        Inbox waiting = stored(line("pending", 0, null, why));
        assertThat(waiting.verdict()).isEqualTo("quiet_hours");
        assertThat(waiting.text()).isEqualTo("It waits for the quiet hours of sue to end at 2026-11-24T07:00:00Z.");
        assertThat(steps(waiting)).contains("quiet_hours waits").last().isEqualTo("delivery waits");
        assertThat(Explainer.stored(event, "sue", line("pending", 0, null, why), DUE)
                        .verdict())
                .isEqualTo("pending");
        assertThat(stored(line("pending", 1, "451 later", why)).verdict()).isEqualTo("retrying");
        assertThat(stored(line("delivered", 1, null, why)).verdict()).isEqualTo("delivered");
    }

    @Test
    void whatWaitsForADigestSaysWhichAndWhen() {
        Why why = new Why(List.of("creator"), null, "digest", "person", "*", null, null, null, "daily");

        Inbox waiting = stored(line("digested", 0, null, why));
        assertThat(waiting.verdict()).isEqualTo("digest");
        assertThat(waiting.text()).isEqualTo("It waits for the daily digest of sue at 2026-11-24T07:00:00Z.");
        assertThat(steps(waiting)).contains("preference waits").last().isEqualTo("delivery waits");
    }

    @Test
    void troubleIsSaidInTheProvidersWords() {
        assertThat(stored(line("dead", 3, "550 no such user", CREATOR)))
                .satisfies(dead -> assertThat(dead.verdict()).isEqualTo("dead"))
                .satisfies(dead -> assertThat(dead.text())
                        .isEqualTo("It could not be told to sue in 3 attempts (550 no such user)."))
                .satisfies(dead -> assertThat(steps(dead)).last().isEqualTo("delivery stops"));
        assertThat(stored(line("pending", 1, "451 later", CREATOR)).text())
                .isEqualTo("It could not be told to sue (451 later), and is tried again at 2026-11-24T07:00:00Z.");
    }

    @Test
    void whatTurnedOutToHaveNoAddressLaterIsNoPlan() {
        Inbox skipped = stored(new Line(
                UUID.randomUUID(), "email", "sue", "skipped", "no e-mail address", "[{}]", 1, null, CREATOR, DUE, DUE));

        assertThat(skipped.verdict()).isEqualTo("skipped");
        assertThat(skipped.text()).isEqualTo("It was not told to sue: no e-mail address.");
        assertThat(steps(skipped)).contains("address passes").last().isEqualTo("delivery stops");
    }

    @Test
    void anOverruledWishIsSaid() {
        Why why = new Why(List.of("creator"), null, null, null, null, true, "muted", null, null);

        Inbox told = stored(line("delivered", 1, null, why));
        assertThat(told.steps())
                .filteredOn(step -> step.step().equals("subscription"))
                .map(Explanation.Step::detail)
                .containsExactly("sue has muted the issue, but comment_added is mandatory.");
    }

    @Test
    void anInAppLineHasNoNightAndNoAddress() {
        Line line = new Line(
                UUID.randomUUID(), "notification", "sue", "delivered", "creator", "[]", 0, null, CREATOR, DUE, DUE);

        assertThat(steps(stored(line))).doesNotContain("quiet_hours passes", "address passes");
    }

    @Test
    void aChannelIsToldWhateverThePersonPrefers() {
        Line line = new Line(
                UUID.randomUUID(),
                "slack",
                "#web",
                "dead",
                "project channel",
                "[{}]",
                1,
                "channel_not_found",
                null,
                DUE,
                DUE);

        Inbox dead = stored(line);
        assertThat(dead.recipient()).isEqualTo("#web");
        assertThat(dead.verdict()).isEqualTo("dead");
        assertThat(steps(dead))
                .containsExactly("action passes", "destination passes", "preference passes", "delivery stops");
    }

    @Test
    void whoIsNotInTheLedgerIsDecidedAboutAgain() {
        heard.follows("sue", "subscriber").person("other").person("ci[bot]", "bot");

        assertThat(worked("other", true)).isEqualTo("not_a_recipient");
        assertThat(worked("octocat", true)).isEqualTo("actor");
        assertThat(worked("ci[bot]", false)).isEqualTo("bot");
        assertThat(worked("nobody", false)).isEqualTo("unknown_person");
    }

    @Test
    void whoCameLaterWasNoRecipientThen() {
        heard.follows("sue", "subscriber");

        Inbox late = Explainer.person(heard.heard("comment_added"), "sue", true);
        assertThat(late.verdict()).isEqualTo("not_a_recipient");
        assertThat(late.recomputed()).isTrue();
        assertThat(worked("sue", false)).isEqualTo("not_planned");
    }

    private String worked(String person, boolean planned) {
        Inbox inbox = Explainer.person(heard.heard("comment_added"), person, planned);
        assertThat(inbox.recomputed()).isTrue();
        assertThat(inbox.delivery()).isNull();
        return inbox.verdict();
    }

    private Inbox stored(Line line) {
        return Explainer.stored(event, "sue", line, DUE.minusSeconds(1));
    }

    private static Line line(String status, int tries, String answer, Why why) {
        return new Line(UUID.randomUUID(), "email", "sue", status, "creator", "[]", tries, answer, why, DUE, DUE);
    }

    private static List<String> steps(Inbox inbox) {
        return inbox.steps().stream()
                .map(step -> step.step() + " " + step.result())
                .toList();
    }
}
