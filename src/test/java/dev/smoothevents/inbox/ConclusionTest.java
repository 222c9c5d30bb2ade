package dev.smoothevents.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ConclusionTest {

    private static final Instant PLANNED = Instant.parse("2026-11-23T18:00:00Z");
    private static final Instant NOW = PLANNED.plusSeconds(60);

    @Test
    void whatIsToldIsDelivered() {
        assertThat(conclude(Outcome.delivered("ok"), 0, NOW).status()).isEqualTo("delivered");
    }

    @Test
    void whatTurnsOutToBeNothingIsSkippedAndSaysWhy() {
        Conclusion conclusion = conclude(Outcome.skipped("no e-mail address"), 0, NOW);

        assertThat(conclusion.status()).isEqualTo("skipped");
        assertThat(conclusion.reason()).isEqualTo("no e-mail address");
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.Kind.class,
            names = {"PERMANENT", "DESTINATION_GONE"})
    void whatNeverWorksIsDead(Outcome.Kind kind) {
        Conclusion conclusion = conclude(new Outcome(kind, "no", null), 0, NOW);

        assertThat(conclusion.status()).isEqualTo("dead");
        assertThat(conclusion.reason())
                .as("why they are told stays, for a redrive")
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Outcome.Kind.class,
            names = {"TRANSIENT", "UNREACHABLE", "UNKNOWN"})
    void whatMayWorkLaterIsTriedAgainLaterEachTime(Outcome.Kind kind) {
        Outcome outcome = new Outcome(kind, "not now", null);

        assertThat(conclude(outcome, 0, NOW).dueAt()).isEqualTo(NOW.plusSeconds(1));
        assertThat(conclude(outcome, 3, NOW).dueAt()).isEqualTo(NOW.plusSeconds(8));
        assertThat(conclude(outcome, 3, NOW).status()).isEqualTo("pending");
    }

    @Test
    void atADayOfAgeItIsDead() {
        Instant old = PLANNED.plus(Duration.ofDays(1)).plusMillis(1);

        assertThat(conclude(Outcome.unreachable("500"), 200, old).status()).isEqualTo("dead");
    }

    @Test
    void aProviderIsNotAskedEarlierThanItWants() {
        Outcome outcome = Outcome.transientFailure("429", Duration.ofMinutes(10));

        assertThat(conclude(outcome, 0, NOW).dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @EnumSource(value = Outcome.Kind.class, mode = Mode.EXCLUDE, names = "SKIPPED")
    void eachAttemptIsKeptWithWhatCameOfIt(Outcome.Kind kind) {
        Attempt attempt = conclude(new Outcome(kind, "said", null), 0, NOW).attempt();

        assertThat(attempt)
                .isEqualTo(new Attempt(PLANNED, 60_000L, kind.name().toLowerCase(java.util.Locale.ROOT), "said"));
    }

    @Test
    void whatNobodyLivedToSeeTheEndOfIsUnknown() {
        Conclusion conclusion = Conclusion.gaveUp(due(4));

        assertThat(conclusion.status()).isEqualTo("dead");
        assertThat(conclusion.attempt().outcome()).isEqualTo("unknown");
        assertThat(conclusion.attempt().at()).isEqualTo(PLANNED.plusSeconds(30));
        assertThat(conclusion.attempt().durationMs()).isNull();
    }

    @Test
    void onlyWhatNobodyAnsweredSpeaksAgainstTheProvider() {
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            boolean isAnswer = kind != Outcome.Kind.UNREACHABLE && kind != Outcome.Kind.UNKNOWN;
            assertThat(new Outcome(kind, null, null).isAnswer()).as(kind.name()).isEqualTo(isAnswer);
        }
    }

    @Test
    void anAnswerCanBeStoredWhateverItIs() {
        assertThat(Outcome.unreachable("a\0b").answer()).isEqualTo("a b");
        assertThat(Outcome.unreachable("x".repeat(600)).answer()).hasSize(500);
    }

    private static Conclusion conclude(Outcome outcome, int tries, Instant now) {
        RetrySchedule schedule =
                new RetrySchedule(Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(1), () -> 0.5);
        return Conclusion.of(outcome, Attempt.of(PLANNED, NOW, outcome), due(tries), schedule, now);
    }

    private static Due due(int tries) {
        UUID id = UUID.randomUUID();
        Instant begun = PLANNED.plusSeconds(30);
        return new Due(
                (short) 1, 1, "default", id, "pager", id, id, "#web", "on call", tries, PLANNED, PLANNED, PLANNED,
                begun, true, null);
    }
}
